// Why an act was done, told then or later: in a record of its own, which leaves the act unchanged.
import { toldChangeIn } from '#core/change.ts';
import { FOLDED, typingMethods } from '#core/history/typing.ts';
import type { ReadDb } from '#db/handles.ts';
import type { HistoryStep } from './undo-stack.ts';
import { standingGroups } from './undo-stack.ts';

/** The present reason: the last one given for its act. */
export interface ActReason {
  readonly text: string;
  readonly at: string;
  readonly coderId: string;
}

/** The method by which reasons are given. */
export const GIVE_REASON = 'history.giveReason';

/** The key by which a reason refers to an act: its group, or the number of its row. */
export function actKey({ group, seq }: { readonly group: string | null; readonly seq: number }): string {
  return group ?? `#${seq}`;
}

/**
 * The act that a row of the history refers to; if the row's act was folded into a later one, that later act. Null if
 * there is none.
 */
export function actMeant(
  { sqlite }: ReadDb,
  seq: number,
): { readonly seq: number; readonly group: string | null } | null {
  const row = sqlite
    .prepare('SELECT seq, group_id AS "group", at, method FROM change WHERE seq = ?')
    .get(seq) as { seq: number; group: string | null; at: string; method: string } | undefined;
  if (row?.method !== FOLDED) return row ?? null;
  // Only folded acts lie between an act and the one into which it was folded, however many those are. Typing without an
  // effect was folded into none: the next act began later.
  const next = sqlite.prepare(NEXT_TYPED).get(seq) as
    | { seq: number; group: string | null; since: string | null }
    | undefined;
  return next && next.since !== null && next.since <= row.at ? { seq: next.seq, group: next.group } : null;
}

const NEXT_TYPED = `
  SELECT seq, group_id AS "group",
    CASE WHEN method IN (${[...typingMethods].map((method) => `'${method}'`).join(', ')}) AND json_valid(body)
      THEN json_extract(body, '$.told.since') END AS since
  FROM change WHERE seq > ? AND method <> '${FOLDED}' ORDER BY seq LIMIT 1`;

/** The present reasons, by the key of their act. `steps` are all rows, oldest first. */
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
