// Whether undone acts are entirely undone: rows that others had changed meanwhile stayed.
import type { ReadDb } from '#db/handles.ts';
import { standingOfGroups } from '#db/standing-acts.ts';
import { all } from '#db/write.ts';
import type { HistoryStep } from './undo-stack.ts';

/** Whether an act is undone: not, in part, or entirely. */
export type Undone = 'no' | 'partly' | 'wholly';

export interface DoneStep extends HistoryStep {
  readonly coderId: string;
}

/**
 * How far each of these groups is undone; `steps` are all rows of the history, oldest first, and `standing` the groups
 * that are not undone. The rows of an act are read only if somebody else acted between the act and its undo: otherwise
 * undo undoes all of it.
 */
export function undoneGroups(
  db: ReadDb,
  steps: readonly DoneStep[],
  standing: ReadonlySet<string>,
  groups: ReadonlySet<string>,
): (group: string) => Undone {
  const stands = standingOfGroups(db, sharedGroups(db, steps, groups));
  return (group) => {
    const left = stands.get(group) ?? (standing.has(group) ? 'whole' : 'nothing');
    return left === 'whole' ? 'no' : left === 'part' ? 'partly' : 'wholly';
  };
}

/** The groups that were undone after others had acted. */
function sharedGroups(db: ReadDb, steps: readonly DoneStep[], groups: ReadonlySet<string>): string[] {
  const persons = new Set(all(db, 'coder', { kind: 'person' }).map(({ id }) => id));
  const begun = new Map<string, number>();
  const shared = new Set<string>();
  /** The first step from which on only one person has acted. */
  let alone = 0;
  for (const [place, { group, undoes, redoes, coderId }] of steps.entries()) {
    // A layer that several people write into does not tell who acted.
    if (coderId !== steps[place - 1]?.coderId || !persons.has(coderId)) alone = place;
    const of = undoes ?? redoes;
    if (of !== null && (begun.get(of) ?? place) < alone) shared.add(of);
    if (group !== null && groups.has(group) && !begun.has(group)) begun.set(group, place);
  }
  return [...shared];
}
