// The pages of a source: where each begins in its text, and which pages a span is on.
import { countLeading } from '../ascending.ts';
import type { Span } from '../span.ts';
import { positionAfter, type TextChange } from './text-change.ts';

/** Where a page of the original begins, as a UTF-16 position in the text. */
export interface PageStart {
  /** Counted from 1, including pages without text. A page may begin again after a later one, with a footnote. */
  readonly page: number;
  readonly start: number;
}

/** The first and last page of a span; equal where it is on one page. */
export interface PageRange {
  readonly first: number;
  readonly last: number;
}

/** The page of a position, or null where the source has no pages. `starts` ascend. */
export function pageAt(starts: readonly PageStart[], position: number): number | null {
  // The last start at or before the position. Several pages may begin at one place when all but one are empty.
  return starts[startsUpTo(starts, position) - 1]?.page ?? starts[0]?.page ?? null;
}

/** How many pages begin at or before a position. */
function startsUpTo(starts: readonly PageStart[], position: number): number {
  return countLeading(starts.length, (index) => starts[index]!.start <= position);
}

/**
 * The pages that a span is on, or null where the source has no pages. A footnote after words that run over
 * the page break leads back to an earlier page.
 */
export function pagesOf(starts: readonly PageStart[], span: Span): PageRange | null {
  const begun = pageAt(starts, span.start);
  if (begun === null) return null;
  let [first, last] = [begun, begun];
  for (let index = startsUpTo(starts, span.start); index < starts.length; index += 1) {
    const { page, start } = starts[index]!;
    if (start >= span.end) break;
    // Of pages that begin at the same place, all but the last are empty.
    if (starts[index + 1]?.start === start) continue;
    first = Math.min(first, page);
    last = Math.max(last, page);
  }
  return { first, last };
}

/** The pages of a text that has been edited since: each begins where its first words are now. */
export function startsAfter(starts: readonly PageStart[], change: TextChange): PageStart[] {
  return starts.map(({ page, start }) => ({ page, start: positionAfter(change, start) }));
}

/** Reads the `starts` of a `SourcePagesRecord`. */
export function pageStarts(json: string): PageStart[] {
  // Only `pageStartsJson` writes this.
  return (JSON.parse(json) as [page: number, start: number][]).map(([page, start]) => ({ page, start }));
}

/** The `starts` of a `SourcePagesRecord`: pairs of page and position. */
export function pageStartsJson(starts: readonly PageStart[]): string {
  return JSON.stringify(starts.map(({ page, start }) => [page, start]));
}
