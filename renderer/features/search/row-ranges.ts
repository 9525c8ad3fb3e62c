// The selected rows of a long list as ranges of indices, so that a million rows are one range.

/** The rows from `from` up to but not including `to`. */
export type RowRange = readonly [from: number, to: number];

/** Sorted, and without ranges that touch. */
export type RowRanges = readonly RowRange[];

/** The number of selected rows. */
export function countOf(ranges: RowRanges): number {
  return ranges.reduce((sum, [from, to]) => sum + to - from, 0);
}

/** Whether the row is selected. */
export function has(ranges: RowRanges, row: number): boolean {
  return ranges.some(([from, to]) => row >= from && row < to);
}

/** The rows between two, both included, in either order. */
export function between(a: number, b: number): RowRange {
  return [Math.min(a, b), Math.max(a, b) + 1];
}

/** The ranges with another range added. */
export function withRange(ranges: RowRanges, added: RowRange): RowRanges {
  let [from, to] = added;
  const apart = ranges.filter((range) => {
    if (range[1] < from || range[0] > to) return true;
    from = Math.min(from, range[0]);
    to = Math.max(to, range[1]);
    return false;
  });
  const joined: RowRange = [from, to];
  return [...apart, joined].sort((a, b) => a[0] - b[0]);
}

/** The ranges without a row. */
function without(ranges: RowRanges, row: number): RowRanges {
  return ranges.flatMap((range): RowRange[] => {
    const [from, to] = range;
    if (row < from || row >= to) return [range];
    const parts: RowRange[] = [
      [from, row],
      [row + 1, to],
    ];
    return parts.filter(([first, end]) => first < end);
  });
}

/** The ranges with a row added, or removed if it was selected. */
export function toggledRow(ranges: RowRanges, row: number): RowRanges {
  return has(ranges, row) ? without(ranges, row) : withRange(ranges, [row, row + 1]);
}
