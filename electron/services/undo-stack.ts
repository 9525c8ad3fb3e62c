// What stands of the history: the acts that undo would take back, in the order in which they were done last.

/** One row of the history as far as undo is concerned. */
export interface HistoryStep {
  readonly group: string | null;
  readonly undoes: string | null;
  readonly redoes: string | null;
}

/**
 * The groups that stand, those done or redone last at the end: what repeated undo takes back from the end on.
 * `steps` are all rows, oldest first. A group of many rows stands where its newest row does.
 */
export function standingGroups(steps: Iterable<HistoryStep>): string[] {
  // A Set keeps the order in which its members came.
  const standing = new Set<string>();
  for (const { group, undoes, redoes } of steps) {
    if (undoes !== null) standing.delete(undoes);
    const done = redoes ?? group;
    if (done === null) continue;
    standing.delete(done);
    standing.add(done);
  }
  return [...standing];
}
