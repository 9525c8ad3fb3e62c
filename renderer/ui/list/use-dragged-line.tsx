// Lines of a list that the mouse brings into another order, each by its grip. Keys move them by acts of the list.
import { GripVertical } from 'lucide-react';
import { useState, type DragEvent, type HTMLAttributes, type ReactNode } from 'react';
import styles from './dragged-line.module.css';

export interface DraggedLine {
  /** The type of what is dragged, so that nothing else can be dropped here. */
  readonly type: string;
  readonly id: string;
  /** The line after this one; null for the last. */
  readonly nextId: string | null;
  readonly readOnly: boolean;
  /** Moves a line before another; to the end if that is null. */
  readonly onMove: (id: string, before: string | null) => void;
}

/** The properties of the line's element, whose class shows where a dragged line would go, and its grip. */
export function useDraggedLine({ type, id, nextId, readOnly, onMove }: DraggedLine): {
  readonly line: HTMLAttributes<HTMLDivElement>;
  readonly grip: ReactNode;
} {
  const [over, setOver] = useState<'above' | 'below' | null>(null);
  return {
    line: {
      className: over === null ? '' : styles[over],
      onDragOver: (event: DragEvent) => {
        if (readOnly || !event.dataTransfer.types.includes(type)) return;
        event.preventDefault();
        setOver(halfUnder(event));
      },
      onDragLeave: () => setOver(null),
      onDrop: (event: DragEvent) => {
        const dragged = event.dataTransfer.getData(type);
        setOver(null);
        if (dragged === '' || dragged === id) return;
        event.preventDefault();
        // Not the half that was drawn last: a quick hand drops before the next picture.
        const before = halfUnder(event) === 'above' ? id : nextId;
        if (before !== dragged) onMove(dragged, before);
      },
    },
    grip: (
      <span
        className={styles.grip}
        draggable={!readOnly}
        aria-hidden
        onDragStart={(event) => event.dataTransfer.setData(type, id)}
      >
        <GripVertical size={14} />
      </span>
    ),
  };
}

function halfUnder(event: DragEvent): 'above' | 'below' {
  const { top, height } = event.currentTarget.getBoundingClientRect();
  return event.clientY < top + height / 2 ? 'above' : 'below';
}
