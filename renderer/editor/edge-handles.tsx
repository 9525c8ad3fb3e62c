import type { CSSProperties } from 'react';
import type { EdgePlace } from './use-surface-layout.ts';
import styles from './edge-handles.module.css';

export interface EdgeHandlesProps {
  readonly edges: { readonly start: EdgePlace | null; readonly end: EdgePlace | null };
  readonly colour: number;
  readonly labels: { readonly start: string; readonly end: string };
  /** The pointer is at this point of the screen; `exactly` asks for letters rather than words. */
  readonly onDrag: (edge: 'start' | 'end', x: number, y: number, exactly: boolean) => void;
  readonly onDrop: () => void;
}

/** Handles at both edges of the coding in focus, to drag them to where the passage ends in truth. */
export function EdgeHandles({ edges, colour, labels, onDrag, onDrop }: EdgeHandlesProps) {
  return (['start', 'end'] as const).map((edge) => {
    const place = edges[edge];
    if (!place) return null;
    return (
      <span
        key={edge}
        className={styles[edge]}
        // The keyboard moves edges with brackets; a handle is for the pointer.
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
