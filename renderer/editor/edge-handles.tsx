import { useEffect, useRef, type CSSProperties, type PointerEvent } from 'react';
import type { EdgePull } from './use-pulled-edge.ts';
import type { EdgePlace } from './use-surface-layout.ts';
import styles from './edge-handles.module.css';

export interface EdgeHandlesProps {
  /** The coding in focus. */
  readonly id: string;
  readonly edges: { readonly start: EdgePlace | null; readonly end: EdgePlace | null };
  readonly colour: number;
  readonly labels: { readonly start: string; readonly end: string };
  /** While the handle is dragged: what is under the pointer. */
  readonly onDrag: (pull: EdgePull) => void;
  /** What was under the pointer when it was released after a drag. */
  readonly onDrop: (pull: EdgePull) => void;
  /** The drag ends, and nothing is to move: the system took the pointer away, or the edge left the screen. */
  readonly onCancel: () => void;
}

/** A pointer released no further than this from where it was pressed, in pixels, clicked. */
const MAX_CLICK_TRAVEL_PX = 2;
/**
 * The dot lies beyond its line, so that a level pull would be in the next one: it counts as within the line, unless that
 * would take a pointer in the middle of another line out of it.
 */
const MAX_LIFT_OF_LINE = 0.4;

/** Handles at both edges of the focused coding, to drag them to where the passage really ends. */
export function EdgeHandles({ edges, labels, ...rest }: EdgeHandlesProps) {
  return (['start', 'end'] as const).map((edge) => {
    const place = edges[edge];
    return place && <EdgeHandle key={edge} edge={edge} place={place} label={labels[edge]} {...rest} />;
  });
}

interface EdgeHandleProps extends Omit<EdgeHandlesProps, 'edges' | 'labels'> {
  readonly edge: 'start' | 'end';
  readonly place: EdgePlace;
  readonly label: string;
}

function EdgeHandle({ id, edge, place, label, colour, onDrag, onDrop, onCancel }: EdgeHandleProps) {
  /** Where the pointer went down, and on whose edge: a key may bring another coding into focus meanwhile. */
  const pressed = useRef<{
    readonly id: string;
    readonly x: number;
    readonly y: number;
    readonly lift: number;
  } | null>(null);
  const hasMoved = useRef(false);
  const cancel = useRef(onCancel);
  cancel.current = onCancel;
  useEffect(
    () => () => {
      // No release will be heard of once the handle has gone from the screen.
      if (pressed.current) cancel.current();
      pressed.current = null;
    },
    [],
  );
  /** The pull of this pointer; null while it has not left the place where it was pressed. */
  const pullOf = (event: PointerEvent): EdgePull | null => {
    const { clientX: x, clientY: y, altKey: exactly } = event;
    if (!pressed.current) return null;
    hasMoved.current ||= Math.hypot(x - pressed.current.x, y - pressed.current.y) > MAX_CLICK_TRAVEL_PX;
    return hasMoved.current
      ? { id: pressed.current.id, edge, x, y: y + pressed.current.lift, exactly }
      : null;
  };
  return (
    <span
      className={styles[edge]}
      // The keyboard moves edges with brackets; the handles are for the pointer.
      aria-hidden
      title={label}
      style={{ ...place, '--colour': `var(--code-${colour})` } as CSSProperties}
      onPointerDown={(event) => {
        event.preventDefault();
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const { clientX: x, clientY: y } = event;
        pressed.current = { id, x, y, lift: liftInto(event.currentTarget.getBoundingClientRect(), y) };
        hasMoved.current = false;
      }}
      onPointerMove={(event) => {
        const pull = pullOf(event);
        if (pull) onDrag(pull);
      }}
      onPointerUp={(event) => {
        // Not the place that was drawn last: a quick hand lets go before the next picture.
        const pull = pullOf(event);
        pressed.current = null;
        if (pull) onDrop(pull);
      }}
      onPointerCancel={() => {
        pressed.current = null;
        onCancel();
      }}
    />
  );
}

/** How far down a point belongs to be within its line, in pixels; negative if up. */
function liftInto({ top, bottom, height }: DOMRect, y: number): number {
  const most = MAX_LIFT_OF_LINE * height;
  return Math.min(most, Math.max(-most, Math.min(bottom - 1, Math.max(top + 1, y)) - y));
}
