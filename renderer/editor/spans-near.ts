// Finds the codings near the screen among thousands.
import { bySpan, type Span } from '#core/span.ts';

/** An index of spans in text order. */
export interface SpanIndex<T extends Span> {
  readonly ordered: readonly T[];
  /** The spans that share a character with `stretch`, in text order. */
  readonly near: (stretch: Span) => T[];
}

/** Builds the index. A query costs little more than its result, unless one span covers everything. */
export function indexSpans<T extends Span>(spans: readonly T[]): SpanIndex<T> {
  const ordered = [...spans].sort(bySpan);
  // The furthest end among the spans up to each index: if it falls short, no earlier span reaches either.
  const reach = new Float64Array(ordered.length);
  let farthest = 0;
  ordered.forEach((span, index) => {
    farthest = Math.max(farthest, span.end);
    reach[index] = farthest;
  });
  return {
    ordered,
    near({ start, end }) {
      const found: T[] = [];
      for (let index = firstFrom(ordered, end) - 1; index >= 0 && (reach[index] ?? 0) > start; index -= 1) {
        const span = ordered[index];
        if (span && span.end > start) found.push(span);
      }
      return found.toReversed();
    },
  };
}

function firstFrom(ordered: readonly Span[], offset: number): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const span = ordered[middle];
    if (span && span.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
