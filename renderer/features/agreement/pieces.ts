// A paragraph cut where codings begin and end.
import type { Span } from '#core/span.ts';
import type { FacingCoding } from '#electron/services/agreement/facing.ts';

/** A stretch of a paragraph under the same codings. */
export interface TextPiece {
  readonly text: string;
  /** Whether the code in question is on it. */
  readonly isOfRow: boolean;
  /** Whether another code is on it. */
  readonly isOther: boolean;
}

/** The pieces of a paragraph in text order; none is empty. `span` is where the paragraph lies in the source. */
export function piecesOf(text: string, span: Span, codings: readonly FacingCoding[]): TextPiece[] {
  const here = codings.flatMap(({ span: at, isOfRow }) =>
    at === null || at.end <= span.start || at.start >= span.end
      ? []
      : [
          {
            start: Math.max(0, at.start - span.start),
            end: Math.min(text.length, at.end - span.start),
            isOfRow,
          },
        ],
  );
  const edges = [...new Set([0, text.length, ...here.flatMap(({ start, end }) => [start, end])])].toSorted(
    (a, b) => a - b,
  );
  return edges.slice(1).map((end, place) => {
    const start = edges[place] ?? 0;
    const over = here.filter((each) => each.start <= start && start < each.end);
    return {
      text: text.slice(start, end),
      isOfRow: over.some(({ isOfRow }) => isOfRow),
      isOther: over.some(({ isOfRow }) => !isOfRow),
    };
  });
}
