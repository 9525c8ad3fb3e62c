// Finding the codings near the screen among thousands.
import { bySpan, type Span } from '#core/span.ts';

/** Spans in text order, ready to be asked which of them touch a stretch. */
export interface SpanIndex<T extends Span> {
  readonly ordered: readonly T[];
  /** The spans that share a character with `stretch`, in text order. */
  readonly near: (stretch: Span) => T[];
}

/** Orders spans for questions; a question costs little more than its answer, unless one span covers all. */
export function indexSpans<T extends Span>(spans: readonly T[]): SpanIndex<T> {
  const ordered = [...spans].sort(bySpan);
  // The farthest end among the spans up to each: where it falls short, no earlier span reaches.
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
