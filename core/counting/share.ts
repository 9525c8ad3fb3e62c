// From a count to a share, and when a share may be written as a percentage.
import { shareOf } from '../statistics/proportion.ts';
import type { TallyColumn } from './tally-column.ts';
import type { TallyCell } from './tally.ts';

/** Below this many, a count is written "9 of 17" and no percentage stands beside it. */
export const SMALL_NUMBER = 20;

/** Whether `n` is too small for a percentage. */
export function isSmall(n: number): boolean {
  return n < SMALL_NUMBER;
}

/** The share of a cell in its column, unrounded; null where there is none (see `hasShare`) or `n` is 0. */
export function shareIn(column: TallyColumn, cell: TallyCell): number | null {
  if (!column.hasShare || cell.count === null) return null;
  return shareOf({ count: cell.count, n: column.n });
}
