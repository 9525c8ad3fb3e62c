// Whether what was taken back is gone: what others had gone on with by then stayed.
import type { ReadDb } from '#db/handles.ts';
import { howMuchStands } from '#db/standing-acts.ts';
import { all } from '#db/write.ts';
import type { HistoryStep } from './undo-stack.ts';

/** Whether an act was taken back and not repeated since: all of it, or a part while the rest stands. */
export type Undone = 'no' | 'partly' | 'wholly';

export interface DoneStep extends HistoryStep {
  readonly coderId: string;
}

/**
 * Tells of each of these groups how far it is undone; `steps` are all rows of the history, oldest first, and `standing` the
 * groups that stand by them. The rows of an act are read only where somebody else did anything between it and the last word
 * about it: else undo takes back all.
 */
export function undoneGroups(
  db: ReadDb,
  steps: readonly DoneStep[],
  standing: ReadonlySet<string>,
  groups: ReadonlySet<string>,
): (group: string) => Undone {
  const stands = howMuchStands(db, sharedGroups(db, steps, groups));
  return (group) => {
    const left = stands.get(group) ?? (standing.has(group) ? 'whole' : 'nothing');
    return left === 'whole' ? 'no' : left === 'part' ? 'partly' : 'wholly';
  };
}

/** The groups that were taken back when others had acted since. */
function sharedGroups(db: ReadDb, steps: readonly DoneStep[], groups: ReadonlySet<string>): string[] {
  const persons = new Set(all(db, 'coder', { kind: 'person' }).map(({ id }) => id));
  const begun = new Map<string, number>();
  const shared = new Set<string>();
  /** Since when one person alone has acted. */
  let alone = 0;
  for (const [place, { group, undoes, redoes, coderId }] of steps.entries()) {
    // Layers that several write tell nobody apart.
    if (coderId !== steps[place - 1]?.coderId || !persons.has(coderId)) alone = place;
    const of = undoes ?? redoes;
    if (of !== null && (begun.get(of) ?? place) < alone) shared.add(of);
    if (group !== null && groups.has(group) && !begun.has(group)) begun.set(group, place);
  }
  return [...shared];
}
