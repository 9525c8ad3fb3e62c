/** What one piece of `npm run trust` found. */
export interface Found {
  /** How often it was tried. */
  readonly tried: number;
  /** What came of it, in short: counts that show that the trials reached something. */
  readonly came: Readonly<Record<string, number>>;
  /** Each broken promise, with what is needed to see it again. */
  readonly faults: readonly string[];
}

/** How many trials, and the seed that makes the same ones again. */
export interface Trials {
  readonly count: number;
  readonly seed: number;
}

/** Counts one more of this name. */
export function countIn(counts: Record<string, number>, name: string, more = 1): void {
  counts[name] = (counts[name] ?? 0) + more;
}
