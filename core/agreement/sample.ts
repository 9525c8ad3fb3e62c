// What every level offers: numbers of all rows with each source taken as often as one likes.
import type { Counts, Measures } from './measures.ts';

/** How much was compared, and the coefficients. */
export interface Found {
  readonly counts: Counts;
  readonly measures: Measures;
}

/** The numbers of each row, and of all rows with a coding taken together. */
export interface FoundInAll {
  readonly rows: readonly Found[];
  readonly pooled: Found;
}

/** The sources that coders compared. */
export interface Sample {
  /** How many sources there are, and the numbers of those that at least two coders decided on. */
  readonly sources: number;
  readonly drawable: readonly number[];
  /** By row: whether any coder used it where it could be compared. */
  readonly isUsed: readonly boolean[];
  /** The numbers with each source taken so many times. */
  readonly measure: (times: ArrayLike<number>) => FoundInAll;
}
