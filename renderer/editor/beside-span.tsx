import { useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import styles from './beside-span.module.css';
import type { EdgePlace } from './use-surface-layout.ts';

export interface BesideSpanProps {
  /** The places of the span's two ends, relative to the containing element; null for an end far from the screen. */
  readonly edges: { readonly start: EdgePlace | null; readonly end: EdgePlace | null };
  readonly scroller: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
}

interface Place {
  readonly left: number;
  readonly top: number;
}

/** The gap between it and the words, in px. */
const GAP_PX = 6;
/** How far it extends back under the words, in px, so that the pointer reaches it easily. */
const REACH_BACK_PX = 28;

/**
 * Stands below the end of a span, or above its beginning if there is no room below: never over its words. It scrolls
 * with them and, when pressed, takes neither the focus nor the selection.
 */
export function BesideSpan({ edges, scroller, children }: BesideSpanProps) {
  const own = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<Place | null>(null);
  const { start, end } = edges;
  useLayoutEffect(() => {
    const [element, frame] = [own.current, scroller.current];
    if (element && frame) setPlace(placeOf(element, frame, { start, end }));
    // Depends on the positions rather than the objects, and on the content, which determines the width.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [scroller, start?.left, start?.top, end?.left, end?.top, children]);
  return (
    <div
      ref={own}
      className={styles.beside}
      style={place ?? { left: 0, top: 0, visibility: 'hidden' }}
      onPointerDown={(event) => event.preventDefault()}
    >
      {children}
    </div>
  );
}

function placeOf(
  element: HTMLElement,
  frame: HTMLElement,
  { start, end }: BesideSpanProps['edges'],
): Place | null {
  const origin = element.offsetParent?.getBoundingClientRect();
  if (!origin) return null;
  const shown = frame.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = element;
  const below = end && end.top + end.height + GAP_PX;
  const above = start && start.top - GAP_PX - height;
  const fitsBelow = below !== null && origin.top + below + height <= shown.bottom;
  const fitsAbove = above !== null && origin.top + above >= shown.top;
  const isBelow = below !== null && (fitsBelow || !fitsAbove);
  const top = isBelow ? below : above;
  if (top === null) return null;
  const at = (isBelow ? end : start)?.left ?? 0;
  const most = Math.min(origin.right, shown.left + frame.clientWidth) - origin.left - width - GAP_PX;
  return { left: Math.max(0, Math.min(at - REACH_BACK_PX, most)), top };
}
