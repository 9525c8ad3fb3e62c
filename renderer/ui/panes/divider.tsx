// The divider between two panes as a control: dragged, moved by keys, double-clicked.
import { useRef, type KeyboardEvent, type PointerEvent } from 'react';

export interface DividerProps<Start> {
  readonly label: string;
  /** The position, from 0 to `most`. */
  readonly value: number;
  readonly most: number;
  readonly className: string | undefined;
  /** Returns the state at the start of a drag. */
  readonly start: () => Start;
  /** Called while dragging with the distance from the start in px, positive to the right. */
  readonly onDrag: (travelled: number, start: Start) => void;
  /** Handles a key on the divider; returns whether it did. */
  readonly onKey: (key: string) => boolean;
  readonly onDoublePress: () => void;
}

export function Divider<Start>({ label, value, most, className, ...props }: DividerProps<Start>) {
  const from = useRef<{ readonly x: number; readonly start: Start } | null>(null);
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = { x: event.clientX, start: props.start() };
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (!from.current) return;
    const travelled = event.clientX - from.current.x;
    if (travelled !== 0) props.onDrag(travelled, from.current.start);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!props.onKey(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // The ARIA specification counts a movable separator as a control.
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={0}
      aria-valuemax={most}
      tabIndex={0}
      className={className}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={(event) => {
        // A quick hand lets go before its way here was heard of.
        onPointerMove(event);
        from.current = null;
      }}
      onLostPointerCapture={() => (from.current = null)}
      onDoubleClick={props.onDoublePress}
      onKeyDown={onKeyDown}
    />
  );
}
