// The acts that undo would undo, in the order in which they were last done.

/** What undo needs of one act in the history. */
export interface HistoryStep {
  readonly group: string | null;
  readonly undoes: string | null;
  readonly redoes: string | null;
}

/**
 * The groups that are not undone, those done or redone last at the end, which undo takes first. `steps` are all rows,
 * oldest first. A group's place is that of its newest row.
 */
export function standingGroups(steps: Iterable<HistoryStep>): string[] {
  // A Set keeps the order of insertion.
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
