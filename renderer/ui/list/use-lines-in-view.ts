import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { drawnRange } from './drawn-range.ts';
import { equalLinesInView, revealing, type Stretch } from './visible-range.ts';

export interface LinesInViewOptions {
  scroller: RefObject<HTMLElement | null>;
  count: number;
  /** The height of each line in px. */
  height: number;
  /** How many lines to draw above and below those in view. */
  around: number;
  /** The index of the keyboard's line, which is always drawn; -1 for none. Read while drawing. */
  active: RefObject<number>;
  /** The initial scroll offset in px. */
  initialOffset?: number | (() => number) | undefined;
  /** The height in px of the head and foot that cover lines of the scroller; asked when a line is scrolled into view. */
  covered?: () => number;
  /** If false, all lines are drawn one below another. */
  isVirtual?: boolean;
}

export interface LinesInView {
  /** The lines to draw, in order; `top` in px, null if they flow one below another. Call it last while drawing. */
  drawn: () => { readonly index: number; readonly top: number | null }[];
  /** The total height in px; undefined if the lines flow one below another. */
  height: number | undefined;
  /** Scrolls a line into view. */
  reveal: (index: number) => void;
}

/** The height of what stands above and below a list on most screens. */
const HEIGHT_AROUND_PX = 200;

/** A virtual list of lines of equal height: draws only those in view. */
export function useLinesInView(options: LinesInViewOptions): LinesInView {
  const { scroller, count, height, around, active, initialOffset, isVirtual = true } = options;
  // Before the list is measured its height is guessed, so that it is laid out once, with its lines.
  const [seen, setSeen] = useState<Stretch>(() => ({
    offset: (typeof initialOffset === 'function' ? initialOffset() : initialOffset) ?? 0,
    size: Math.max(0, window.innerHeight - HEIGHT_AROUND_PX),
  }));
  const drawnFor = useRef(seen);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (isVirtual && element && seen.offset > 0) element.scrollTop = seen.offset;
    // Once, when the list appears.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  useEffect(() => {
    const element = scroller.current;
    if (!isVirtual || !element) return undefined;
    const look = () => {
      const now = { offset: element.scrollTop, size: element.clientHeight };
      if (isWithin(now, drawnFor.current)) return;
      drawnFor.current = now;
      // At once: otherwise the browser would show the scrolled list before its lines are drawn.
      flushSync(() => setSeen(now));
    };
    // Called after layout, so that measuring forces none.
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroller, isVirtual]);
  const { first, last } = equalLinesInView(seen, count, height);
  return {
    drawn: () =>
      isVirtual
        ? drawnRange({ startIndex: first, endIndex: last, overscan: around, count }, active.current).map(
            (index) => ({ index, top: index * height }),
          )
        : Array.from({ length: count }, (_, index) => ({ index, top: null })),
    height: isVirtual ? count * height : undefined,
    reveal: (index) => {
      const list = scroller.current;
      if (!list) return;
      if (!isVirtual) {
        list.querySelector(`[data-index="${index}"]`)?.scrollIntoView({ block: 'nearest' });
        return;
      }
      // Head and foot take part in the flow: between them there is less room for lines.
      const room = list.clientHeight - (options.covered?.() ?? 0);
      list.scrollTop = revealing(list.scrollTop, room, index * height, (index + 1) * height);
      // In a window at 200% zoom the list itself may be out of sight, below what stands above it.
      requestAnimationFrame(() => {
        if (list.contains(document.activeElement))
          list.querySelector(`[data-index="${index}"]`)?.scrollIntoView({ block: 'nearest' });
      });
    },
  };
}

/** Whether lines that are drawn for one stretch are those of another too, so that none need be drawn. */
function isWithin({ offset, size }: Stretch, drawn: Stretch): boolean {
  return offset >= drawn.offset && offset + size <= drawn.offset + drawn.size;
}
