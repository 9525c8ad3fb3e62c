// Large bytes go in parts, so that what was sent before a line broke need not be sent again.

/** The size of a part, in bytes; the last may be shorter. `team/0001.sql` has the same number. */
export const PART_BYTES = 4 * 2 ** 20;

/** How many parts so many bytes have: at least one. */
export function partsOf(size: number): number {
  return Math.max(1, Math.ceil(size / PART_BYTES));
}
