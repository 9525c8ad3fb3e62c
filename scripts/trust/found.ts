/** The findings of one piece of `npm run trust`. */
export interface Found {
  /** How many trials were made. */
  readonly tried: number;
  /** The results in short: counts that show that the trials had an effect. */
  readonly came: Readonly<Record<string, number>>;
  /** Each broken promise, with what is needed to reproduce it. */
  readonly faults: readonly string[];
}

/** How many trials to make, and the seed that repeats them. */
export interface Trials {
  readonly count: number;
  readonly seed: number;
}

/** Adds to the count with this name. */
export function countIn(counts: Record<string, number>, name: string, more = 1): void {
  counts[name] = (counts[name] ?? 0) + more;
}
