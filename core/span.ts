// A position in Concord is an offset in UTF-16 code units of the stored text, everywhere inside the
// program; only the exchange edge speaks Unicode code points. A span never splits a surrogate pair.

/** A half-open range `[start, end)` of a text, in UTF-16 code units; `start < end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether the two spans share at least one character. Touching spans do not. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Whether `position` lies between the two halves of a surrogate pair of `text`. */
export function splitsPair(text: string, position: number): boolean {
  if (position <= 0 || position >= text.length) return false;
  const before = text.charCodeAt(position - 1);
  const after = text.charCodeAt(position);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}

/** Whether the span lies inside `text`, is not empty and splits no surrogate pair. */
export function isSpanOf(text: string, span: Span): boolean {
  return (
    Number.isInteger(span.start) &&
    Number.isInteger(span.end) &&
    span.start >= 0 &&
    span.start < span.end &&
    span.end <= text.length &&
    !splitsPair(text, span.start) &&
    !splitsPair(text, span.end)
  );
}

/** Orders spans by start, then longer first: outer spans come before the ones nested in them. */
export function bySpan(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}

/**
 * Merges spans that share at least one character; touching spans stay apart. Returns groups in text order.
 * With `joinAdjacent`, touching spans merge too.
 */
export function groups(spans: readonly Span[], joinAdjacent = false): Span[] {
  const merged: { start: number; end: number }[] = [];
  for (const span of [...spans].sort(bySpan)) {
    const last = merged.at(-1);
    if (last && (joinAdjacent ? span.start <= last.end : span.start < last.end)) {
      last.end = Math.max(last.end, span.end);
    } else {
      merged.push({ start: span.start, end: span.end });
    }
  }
  return merged;
}

/** The first number from 0 that `isMet` holds for, as for all after it; `count` where it holds for none below that. */
export function firstMet(count: number, isMet: (at: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isMet(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The index of the first of some spans in order that ends after a position; their number where none does. */
export function firstEndingAfter(spans: readonly Span[], position: number): number {
  return firstMet(spans.length, (at) => spans[at]!.end > position);
}

/** The index of the first of some spans in order that starts at a position or after it; their number where none does. */
export function firstStartingAt(spans: readonly Span[], position: number): number {
  return firstMet(spans.length, (at) => spans[at]!.start >= position);
}
