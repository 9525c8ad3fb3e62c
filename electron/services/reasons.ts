// Why something was done, said then or later: a record of its own about an act, which stays as it was.
import { toldChangeIn } from '#core/change.ts';
import type { ReadDb } from '#db/handles.ts';
import type { HistoryStep } from './undo-stack.ts';
import { standingGroups } from './undo-stack.ts';

/** A reason as it stands: the last that was given for its act. */
export interface ActReason {
  readonly text: string;
  readonly at: string;
  readonly coderId: string;
}

/** The method by which reasons are given. */
export const GIVE_REASON = 'history.giveReason';

/** How an act is called where something is said about it: by its group, or by the number of its row. */
export function actKey({ group, seq }: { readonly group: string | null; readonly seq: number }): string {
  return group ?? `#${seq}`;
}

/** The reasons that stand, by the key of the act that they are about. `steps` are all rows, oldest first. */
export function reasonsIn(db: ReadDb, steps: Iterable<HistoryStep>): ReadonlyMap<string, ActReason> {
  const rows = db.sqlite
    .prepare(
      'SELECT at, coder_id AS coderId, group_id AS "group", body FROM change WHERE method = ? ORDER BY seq',
    )
    .all(GIVE_REASON) as { at: string; coderId: string; group: string | null; body: string }[];
  if (rows.length === 0) return new Map();
  const standing = new Set(standingGroups(steps));
  const reasons = new Map<string, ActReason>();
  for (const { at, coderId, group, body } of rows) {
    const { told } = toldChangeIn(body);
    if (told?.about === undefined || told.reason === undefined || (group !== null && !standing.has(group)))
      continue;
    if (told.reason === '') reasons.delete(told.about);
    else reasons.set(told.about, { text: told.reason, at, coderId });
  }
  return reasons;
}
