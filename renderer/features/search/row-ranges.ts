// Which rows of a long list are chosen, by their numbers: a million of them are one range.

/** Rows `from` up to but not including `to`. */
export type RowRange = readonly [from: number, to: number];

/** In order, none touching another. */
export type RowRanges = readonly RowRange[];

/** How many rows are chosen. */
export function countOf(ranges: RowRanges): number {
  return ranges.reduce((sum, [from, to]) => sum + to - from, 0);
}

/** Whether the row is chosen. */
export function has(ranges: RowRanges, row: number): boolean {
  return ranges.some(([from, to]) => row >= from && row < to);
}

/** The rows between two, both included, whichever comes first. */
export function between(a: number, b: number): RowRange {
  return [Math.min(a, b), Math.max(a, b) + 1];
}

/** The chosen rows and those of another range. */
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

/** The chosen rows without one of them. */
export function without(ranges: RowRanges, row: number): RowRanges {
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

/** The row added, or taken away where it was chosen. */
export function toggledRow(ranges: RowRanges, row: number): RowRanges {
  return has(ranges, row) ? without(ranges, row) : withRange(ranges, [row, row + 1]);
}
