// The frame around the pages: their scale, which of them are near, and keeping the place while it changes.
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import {
  scaleOf,
  sheetAt,
  sheetsBetween,
  stackPages,
  type PageSize,
  type PageStack,
  type Zoom,
} from './page-stack.ts';

export interface PageFrame {
  readonly stack: PageStack;
  /** The width of the frame in pixels. */
  readonly room: number;
  /** Indices of the pages in or near the frame. */
  readonly near: readonly number[];
  /** The index of the page being read. */
  readonly current: number;
  /** The visible part of the stack, in pixels from its top. */
  readonly shown: () => { readonly top: number; readonly bottom: number };
  /** Scrolls a height of the stack to a share of the frame's height. */
  readonly scrollTo: (y: number, at: number) => void;
}

/** How far beyond the frame pages are prepared, in frame heights. */
const PREPARED_FRAME_HEIGHTS = 0.8;

interface Seen {
  readonly near: readonly number[];
  readonly current: number;
}

/** Follows the frame. `besideIn` returns how much of a frame's width the margin takes, in pixels. */
export function usePageFrame(
  scroller: RefObject<HTMLElement | null>,
  stackElement: RefObject<HTMLElement | null>,
  pages: readonly PageSize[],
  zoom: Zoom,
  besideIn: (room: number) => number,
): PageFrame {
  const [room, setRoom] = useState(0);
  const [seen, setSeen] = useState<Seen>({ near: [], current: 0 });
  const widest = useMemo(() => Math.max(0, ...pages.map(({ width }) => width)), [pages]);
  const scale = scaleOf(zoom, widest, Math.max(160, room - besideIn(room)));
  const stack = useMemo(() => stackPages(room === 0 ? [] : pages, scale), [pages, scale, room]);
  const latest = useRef(stack);
  latest.current = stack;
  /** The page at the top of the frame, and how far down it, as a share of its height. */
  const place = useRef<{ readonly index: number; readonly share: number } | null>(null);

  const shown = useCallback((): { top: number; bottom: number } => {
    const [frame, element] = [scroller.current, stackElement.current];
    if (!frame || !element) return { top: 0, bottom: 0 };
    const top = frame.getBoundingClientRect().top - element.getBoundingClientRect().top;
    return { top, bottom: top + frame.clientHeight };
  }, [scroller, stackElement]);

  const look = useCallback((): void => {
    const { top, bottom } = shown();
    const { current: now } = latest;
    const reach = (bottom - top) * PREPARED_FRAME_HEIGHTS;
    const near = sheetsBetween(now, top - reach, bottom + reach);
    // The page being read is the one at a third of the frame.
    const current = sheetAt(now, top + (bottom - top) / 3);
    const first = sheetAt(now, top);
    const sheet = now.sheets[first];
    if (sheet) place.current = { index: first, share: (top - sheet.top) / sheet.height };
    setSeen((before) =>
      before.current === current && before.near.join() === near.join() ? before : { near, current },
    );
  }, [shown]);

  const scrollTo = useCallback(
    (y: number, at: number): void => {
      const frame = scroller.current;
      if (!frame) return;
      frame.scrollBy(0, y - shown().top - frame.clientHeight * at);
      look();
    },
    [scroller, shown, look],
  );

  // After a change of scale, before painting, scroll back to what was at the top of the frame.
  useLayoutEffect(() => {
    const { index = 0, share = 0 } = place.current ?? {};
    const sheet = stack.sheets[index];
    if (place.current && sheet) {
      scroller.current?.scrollBy(0, sheet.top + share * sheet.height - shown().top);
    }
    look();
  }, [stack, scroller, shown, look]);

  useEffect(() => {
    const frame = scroller.current;
    if (!frame) return undefined;
    let asked = 0;
    const onScroll = (): void => {
      cancelAnimationFrame(asked);
      asked = requestAnimationFrame(look);
    };
    const observer = new ResizeObserver(() => {
      flushSync(() => setRoom(frame.clientWidth));
      look();
    });
    observer.observe(frame);
    frame.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      cancelAnimationFrame(asked);
      observer.disconnect();
      frame.removeEventListener('scroll', onScroll);
    };
  }, [scroller, look]);

  return { stack, room, ...seen, shown, scrollTo };
}
