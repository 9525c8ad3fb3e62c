// A value among sorted numbers, as a median is.

/** The value at `share` of the way through the sorted numbers; 0 for none. */
export function valueAt(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
