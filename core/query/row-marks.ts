// What a row of a query's result shows of its text: the paragraphs in which the parts of the query meet there, with the
// passages of each part marked.
import type { Span } from '../span.ts';
import { touchedBy } from '../text/text-units.ts';
import { everyPart, type Query } from './query.ts';

/** A passage of one of the query's parts. */
export interface RowMark extends Span {
  /** The place of the part among the parts. */
  readonly part: number;
}

/** A stretch of a text, and the marks in it in text order. Positions are those of the text. */
export interface MarkedStretch {
  readonly stretch: Span;
  readonly marks: readonly RowMark[];
}

/** How many paragraphs further than its own the parts of a query may meet a passage. */
export function reachOf(query: Query): number {
  return Math.max(
    0,
    ...[...everyPart(query)].map((part) =>
      part.what === 'relation' && 'paragraphs' in part.relation ? part.relation.paragraphs : 0,
    ),
  );
}

/**
 * The stretch from the first to the last paragraph in which a part has a passage no more than `reach` paragraphs from
 * the row; the paragraphs of the row itself always belong to it.
 */
export function markedStretch(
  paragraphs: readonly Span[],
  row: Span,
  parts: readonly (readonly Span[])[],
  reach: number,
): MarkedStretch {
  const own = touchedBy(paragraphs, row);
  if (!own) return { stretch: row, marks: [] };
  const first = paragraphs[Math.max(0, own.first - reach)] ?? row;
  const last = paragraphs[Math.min(paragraphs.length - 1, own.last + reach)] ?? row;
  const marks = parts
    .flatMap((spans, part) =>
      spans
        .filter(({ start, end }) => start < last.end && first.start < end)
        .map(({ start, end }): RowMark => ({ part, start, end })),
    )
    .toSorted((a, b) => a.start - b.start || b.end - a.end || a.part - b.part);
  const all = [row, ...marks];
  const covered = {
    start: Math.min(...all.map(({ start }) => start)),
    end: Math.max(...all.map(({ end }) => end)),
  };
  const touched = touchedBy(paragraphs, covered) ?? own;
  return {
    stretch: {
      start: Math.min(covered.start, paragraphs[touched.first]?.start ?? covered.start),
      end: Math.max(covered.end, paragraphs[touched.last]?.end ?? covered.end),
    },
    marks,
  };
}
