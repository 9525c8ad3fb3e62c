// How densely each part of a text is coded, for the strip at its side.
import type { Span } from '#core/span.ts';

/**
 * For each of `bins` equal parts of a text, the number of coded characters (counted once per coding) divided by the
 * part's length: 1 means coded once throughout.
 */
export function density(spans: Iterable<Span>, length: number, bins: number): Float64Array {
  const shares = new Float64Array(bins);
  if (length === 0) return shares;
  const size = length / bins;
  for (const { start, end } of spans) {
    const first = Math.min(bins - 1, Math.floor(start / size));
    const last = Math.min(bins - 1, Math.ceil(end / size) - 1);
    for (let bin = first; bin <= last; bin += 1) {
      const shared = Math.min(end, (bin + 1) * size) - Math.max(start, bin * size);
      shares[bin] = (shares[bin] ?? 0) + Math.max(0, shared) / size;
    }
  }
  return shares;
}
