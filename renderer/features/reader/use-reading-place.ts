import { useCallback, useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { ParagraphNumbers } from '#core/text/paragraph-numbers.ts';
import { host } from '#renderer/api.ts';
import type { SurfaceHandle } from '#renderer/editor/surface.ts';
import { keepReadingPlace, writeReadingPlaces } from './reading-places.ts';
import type { Side } from '#renderer/state/side.ts';
import { noteTop } from '#renderer/state/visits.ts';

/** The place is read once the text has stood still this long, in milliseconds. */
const SETTLED_AFTER_MS = 120;

/** Stores the person's place in the open source. Returns a function to call on scrolling. */
export function useReadingPlace(
  side: Side,
  sourceId: string,
  surface: RefObject<SurfaceHandle | null>,
): () => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const keep = useCallback((): void => {
    if (timer.current === undefined) return;
    clearTimeout(timer.current);
    timer.current = undefined;
    const offset = surface.current?.firstInSight() ?? null;
    if (surface.current && offset !== null) {
      const text = surface.current.text();
      const place = keepReadingPlace(sourceId, text, offset);
      noteTop(side, sourceId, { ...place, paragraph: new ParagraphNumbers(text).at(offset) });
    }
  }, [side, sourceId, surface]);
  // While the text is still on the page.
  useLayoutEffect(() => keep, [keep]);
  useEffect(
    () =>
      host.beforeLeaving(async () => {
        keep();
        writeReadingPlaces();
      }),
    [keep],
  );
  return useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(keep, SETTLED_AFTER_MS);
  }, [keep]);
}
