// Converts between offsets in the text and places on the screen, from the stored layout; only the frame is measured.
import { useCallback, useLayoutEffect, useMemo, useRef, type RefObject } from 'react';
import type { Span } from '#core/span.ts';
import { shareOf } from './letter-widths.ts';
import { sheetAt } from './page-stack.ts';
import { boxAt, hitAt, type Hit, type PlacedText } from './placed-text.ts';
import type { PageFrame } from './use-page-frame.ts';

export interface PagePlaces {
  /** The box of a character, in pixels from the top left corner of the stack; null while there are no pages. */
  readonly placeOf: (offset: number) => DOMRect | null;
  /** The same in window coordinates. */
  readonly boxOf: (offset: number) => DOMRect | null;
  /** What is at a point of the window; null if there is no text at all. */
  readonly hit: (x: number, y: number) => Hit | null;
  readonly isInSight: (offset: number) => boolean;
  /** From the first to the last word that is completely visible; null if none is. */
  readonly seen: () => Span | null;
  /** Scrolls to a span, at once or as soon as the pages are loaded. */
  readonly reveal: (span: Span) => void;
  /** Scrolls the line of an offset to the top, at once or as soon as the pages are loaded. */
  readonly bringToTop: (offset: number) => void;
}

/** Where a place that was out of view lands, as a share of the height from the top. */
const LANDING_SHARE = 0.3;
/** A place closer than this to an edge of the frame, in pixels, counts as out of view. */
const EDGE_PX = 8;

/** The places of `placed`, the text on the pages in the frame. */
export function usePagePlaces(
  scroller: RefObject<HTMLElement | null>,
  sheets: RefObject<HTMLElement | null>,
  placed: PlacedText,
  text: string,
  { stack, near, shown, scrollTo }: PageFrame,
): PagePlaces {
  const waiting = useRef<(() => void) | null>(null);

  /** From the latest render: a delayed scroll uses the pages loaded by then. */
  const latest = useRef<Pick<PagePlaces, 'reveal' | 'bringToTop'>>({
    reveal: () => undefined,
    bringToTop: () => undefined,
  });

  const placeOf = useCallback(
    (offset: number): DOMRect | null => {
      const box = boxAt(placed, text, offset, shareOf);
      const sheet = box && stack.sheets[box.page];
      if (!sheet) return null;
      const { scale } = stack;
      const [left, top] = [sheet.left + box.x * scale, sheet.top + box.y * scale];
      return new DOMRect(left, top, box.width * scale, box.height * scale);
    },
    [placed, text, stack],
  );
  const boxOf = useCallback(
    (offset: number): DOMRect | null => {
      const origin = sheets.current?.getBoundingClientRect();
      const place = placeOf(offset);
      if (!origin || !place) return null;
      return new DOMRect(place.x + origin.left, place.y + origin.top, place.width, place.height);
    },
    [sheets, placeOf],
  );
  const hit = useCallback(
    (x: number, y: number): Hit | null => {
      const origin = sheets.current?.getBoundingClientRect();
      if (!origin) return null;
      const page = sheetAt(stack, y - origin.top);
      const sheet = stack.sheets[page];
      if (!sheet) return null;
      const point = {
        x: (x - origin.left - sheet.left) / stack.scale,
        y: (y - origin.top - sheet.top) / stack.scale,
      };
      return hitAt(placed, text, page, point, shareOf);
    },
    [sheets, placed, text, stack],
  );
  const isInSight = useCallback(
    (offset: number): boolean => {
      const place = placeOf(offset);
      const { top, bottom } = shown();
      return place !== null && place.bottom > top && place.top < bottom;
    },
    [placeOf, shown],
  );
  const seen = useCallback((): Span | null => {
    const { top, bottom } = shown();
    let [start, end] = [Infinity, 0];
    for (const page of near) {
      const sheet = stack.sheets[page];
      if (!sheet) continue;
      for (const run of placed.pages[page] ?? []) {
        const y = sheet.top + run.y * stack.scale;
        if (y < top || y + run.height * stack.scale > bottom) continue;
        start = Math.min(start, run.start);
        end = Math.max(end, run.end);
      }
    }
    return start < end ? { start, end } : null;
  }, [near, placed, stack, shown]);
  const reveal = useCallback(
    (span: Span): void => {
      const place = placeOf(span.start);
      const frame = scroller.current;
      if (!place || !frame) {
        waiting.current = () => latest.current.reveal(span);
        return;
      }
      waiting.current = null;
      const { top, bottom } = shown();
      if (place.top < top + EDGE_PX || place.bottom > bottom - EDGE_PX) scrollTo(place.top, LANDING_SHARE);
      const left = frame.scrollLeft;
      if (place.left < left || place.right > left + frame.clientWidth)
        frame.scrollTo({ left: place.left - 3 * EDGE_PX });
    },
    [scroller, placeOf, shown, scrollTo],
  );
  const bringToTop = useCallback(
    (offset: number): void => {
      const place = placeOf(offset);
      if (!place) {
        waiting.current = () => latest.current.bringToTop(offset);
        return;
      }
      waiting.current = null;
      scrollTo(place.top - 1, 0);
    },
    [placeOf, scrollTo],
  );
  latest.current = { reveal, bringToTop };
  useLayoutEffect(() => {
    if (stack.sheets.length > 0) waiting.current?.();
  }, [stack, reveal]);

  return useMemo(
    () => ({ placeOf, boxOf, hit, isInSight, seen, reveal, bringToTop }),
    [placeOf, boxOf, hit, isInSight, seen, reveal, bringToTop],
  );
}
