import type { CSSProperties } from 'react';
import type { EdgePlace } from './use-surface-layout.ts';
import styles from './edge-handles.module.css';

export interface EdgeHandlesProps {
  readonly edges: { readonly start: EdgePlace | null; readonly end: EdgePlace | null };
  readonly colour: number;
  readonly labels: { readonly start: string; readonly end: string };
  /** Called while dragging with the pointer's place in the window; `exactly` snaps to letters rather than words. */
  readonly onDrag: (edge: 'start' | 'end', x: number, y: number, exactly: boolean) => void;
  readonly onDrop: () => void;
}

/** Handles at both edges of the focused coding, to drag them to where the passage really ends. */
export function EdgeHandles({ edges, colour, labels, onDrag, onDrop }: EdgeHandlesProps) {
  return (['start', 'end'] as const).map((edge) => {
    const place = edges[edge];
    if (!place) return null;
    return (
      <span
        key={edge}
        className={styles[edge]}
        // The keyboard moves edges with brackets; the handles are for the pointer.
        aria-hidden
        title={labels[edge]}
        style={{ ...place, '--colour': `var(--code-${colour})` } as CSSProperties}
        onPointerDown={(event) => {
          event.preventDefault();
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) {
            onDrag(edge, event.clientX, event.clientY, event.altKey);
          }
        }}
        onPointerUp={onDrop}
        onPointerCancel={onDrop}
      />
    );
  });
}
