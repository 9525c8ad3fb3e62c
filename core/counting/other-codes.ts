// Which other codes share the words of a passage, for the chips beside it.
import type { CodingRecord } from '../records.ts';
import { groups, overlaps, type Span } from '../span.ts';

/** Another code on a passage. */
export interface OtherCode {
  readonly codeId: string;
  /** Its codings there, in text order. */
  readonly codingIds: readonly string[];
  /** How many UTF-16 units of the passage it covers; 0 on a whole source. */
  readonly overlap: number;
}

/**
 * The codes in `around` that share at least one character with the passage, those that cover most of it
 * first; on a whole source (`span` null), the other codes of the whole source. `around` are codings of the
 * same source in text order; those in `own` make up the passage itself, and their codes are left out.
 */
export function otherCodes(
  span: Span | null,
  own: ReadonlySet<string>,
  around: readonly CodingRecord[],
): OtherCode[] {
  const named = new Set(around.filter(({ id }) => own.has(id)).map(({ codeId }) => codeId));
  const there = around.filter(({ codeId, start, end }) => {
    if (named.has(codeId)) return false;
    if (start === null || end === null) return span === null;
    return span !== null && overlaps(span, { start, end });
  });
  return [...Map.groupBy(there, ({ codeId }) => codeId)]
    .map(([codeId, codings]) => ({
      codeId,
      codingIds: codings.map(({ id }) => id),
      overlap: span === null ? 0 : covered(span, codings),
    }))
    .toSorted((a, b) => b.overlap - a.overlap);
}

function covered(span: Span, codings: readonly CodingRecord[]): number {
  const within = codings.flatMap(({ start, end }) =>
    start === null || end === null
      ? []
      : [{ start: Math.max(start, span.start), end: Math.min(end, span.end) }],
  );
  return groups(within).reduce((sum, { start, end }) => sum + end - start, 0);
}
