// Why something was done, said then or later: a record of its own about an act, which stays as it was.
import { toldChangeIn } from '#core/change.ts';
import { FOLDED } from '#core/history/typing.ts';
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

/** A burst that was folded is no longer than so many acts. */
const LONGEST_BURST = 1_000;

/**
 * The act that is meant by a row of the history: of typing that was folded since, the act that it went into. Null where there is
 * none.
 */
export function actMeant(
  { sqlite }: ReadDb,
  seq: number,
): { readonly seq: number; readonly group: string | null } | null {
  const row = sqlite
    .prepare('SELECT seq, group_id AS "group", at, coder_id AS coderId, method FROM change WHERE seq = ?')
    .get(seq) as
    | { seq: number; group: string | null; at: string; coderId: string; method: string }
    | undefined;
  if (row?.method !== FOLDED) return row ?? null;
  const into = sqlite
    .prepare(
      `SELECT seq, group_id AS "group" FROM change
       WHERE seq BETWEEN @seq + 1 AND @seq + ${LONGEST_BURST} AND coder_id = @coderId AND method <> '${FOLDED}'
         AND json_valid(body) AND json_extract(body, '$.told.since') <= @at
       ORDER BY seq LIMIT 1`,
    )
    .get({ seq, coderId: row.coderId, at: row.at }) as { seq: number; group: string | null } | undefined;
  return into ?? null;
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
