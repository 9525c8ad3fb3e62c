// What happened in a history of a team, so that one sees of many that everything happened.

/** What is counted. */
export type Tally = Record<string, number>;

/** What a history came to. */
export interface Outcome {
  /** What went wrong; empty for a history after which all files are equal. */
  readonly faults: readonly string[];
  /** How often each thing happened, by its name. */
  readonly happened: Readonly<Tally>;
}

/** Counts one more of what happened, or several. */
export function count(tally: Tally, what: string, more = 1): void {
  tally[what] = (tally[what] ?? 0) + more;
}
