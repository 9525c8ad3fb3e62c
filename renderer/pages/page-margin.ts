// Bars and labels beside the pages, computed from the codings' places on them.
import { labelMeasure } from '#renderer/editor/label-widths.ts';
import { noMargin, type MarginPlaces } from '#renderer/editor/margin-layout.ts';
import type { LinePlace } from '#renderer/editor/margin-places.ts';
import type { SpanIndex } from '#renderer/editor/spans-near.ts';
import type { SurfaceCoding } from '#renderer/editor/surface-coding.ts';
import { shareOf } from './letter-widths.ts';
import type { PageStack } from './page-stack.ts';
import { boxAt, stretchesOf, type PlacedText } from './placed-text.ts';

/**
 * The margin of the pages near the screen, in pixels from the top of the first page. A coding that runs through several
 * columns or pages has a bar for each, with its label beside the first. `room` is the width of the margin.
 */
export function marginOfPages(
  placed: PlacedText,
  text: string,
  stack: PageStack,
  near: readonly number[],
  index: SpanIndex<SurfaceCoding>,
  room: number,
): MarginPlaces {
  const runs = near.flatMap((page) => placed.pages[page] ?? []);
  const [first, last] = [stack.sheets[near[0] ?? -1], stack.sheets[near.at(-1) ?? -1]];
  if (runs.length === 0 || !first || !last) return noMargin;
  const span = {
    start: Math.min(...runs.map(({ start }) => start)),
    end: Math.max(...runs.map(({ end }) => end)),
  };
  const widthsOf = labelMeasure();
  const isNear = new Set(near);
  const placeAt = (offset: number, side: 'left' | 'right'): LinePlace | null => {
    const box = boxAt(placed, text, offset, shareOf);
    const sheet = box && stack.sheets[box.page];
    if (!sheet) return null;
    const top = sheet.top + box.y * stack.scale;
    const x = (box.x + (side === 'right' ? box.width : 0)) * stack.scale;
    return {
      top,
      bottom: top + box.height * stack.scale,
      along: Math.min(1, Math.max(0, (sheet.left + x) / stack.width)),
    };
  };
  const parts = index.near(span).flatMap((coding) =>
    stretchesOf(placed, coding).flatMap((stretch, part) => {
      const [begin, end] = [stretch[0], stretch.at(-1)];
      if (!begin || !end || !isNear.has(begin.page)) return [];
      return {
        id: coding.id,
        part,
        lane: coding.lane,
        start: Math.max(coding.start, begin.start),
        end: coding.end,
        block: begin.page,
        first: placeAt(Math.max(coding.start, begin.start), 'left'),
        last: placeAt(Math.min(coding.end, end.end) - 1, 'right'),
        widths: widthsOf(coding),
      };
    }),
  );
  return { codings: parts, top: first.top, bottom: last.top + last.height, room };
}
