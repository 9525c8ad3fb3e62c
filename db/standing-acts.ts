// Which acts of the history are in force. Where others have gone on, an undo may take back a part of an act:
// of each row the part taken back counts as never done, the rest as done.
import {
  changeIn,
  ChangeRecorder,
  isEmpty,
  rowChanges,
  type ToldChange,
  toldChangeIn,
} from '#core/change.ts';
import type { Row } from '#core/settling/rows.ts';
import type { ReadDb } from './handles.ts';
import type { ActsWhere } from './row-acts.ts';
import { statement } from './statements.ts';

/**
 * Sets acts that were not sent to a team yet aside: the net of taking them back. Such a row of the history, and one that puts
 * them back, makes room for acts of others. It is no act: it is not listed, not undone and not sent, and what it moves is
 * told by the acts themselves.
 */
export const ASIDE = 'team.aside';

/** Puts them back on top of what came, settled: the net of doing them again. */
export const AGAIN = 'team.again';

/** A condition on rows of the history that leaves out those that make room. */
export const NO_MAKING_ROOM = `method NOT IN ('${ASIDE}', '${AGAIN}')`;

/** An act, as far as it is in force. */
export interface StandingAct {
  readonly at: string;
  readonly coderId: string;
  readonly method: string;
  readonly group: string | null;
  readonly change: ToldChange;
}

/** What was taken back of a row: these fields, or all of it. */
type TakenBack = Set<string> | 'whole';

/**
 * The acts that satisfy the condition, as far as they are in force, oldest first; acts of which nothing is in
 * force are left out.
 */
export function* actsInForce(db: ReadDb, { sql, values }: ActsWhere): Generator<StandingAct> {
  const done = { sql: `undoes IS NULL AND redoes IS NULL AND ${NO_MAKING_ROOM} AND (${sql})`, values };
  // Finding what was taken back means searching the whole history: skipped where the condition matches no act.
  const isAny = statement(db.sqlite, `SELECT 1 FROM change WHERE ${done.sql} LIMIT 1`).get(...values);
  if (isAny !== undefined) yield* withoutTakenBack(db, done, takenBackOf(db, done));
}

/** How much of an act is in force after an undo. */
export type Standing = 'whole' | 'part' | 'nothing';

/** How much of each of these groups is in force. Each was undone at least once. */
export function standingOfGroups(db: ReadDb, groups: readonly string[]): Map<string, Standing> {
  if (groups.length === 0) return new Map();
  const done = {
    sql: 'undoes IS NULL AND redoes IS NULL AND group_id IN (SELECT value FROM json_each(?))',
    values: [JSON.stringify(groups)],
  };
  const taken = takenBackOf(db, done);
  const left = new Set(Array.from(withoutTakenBack(db, done, taken), ({ group }) => group));
  const isTouched = (group: string): boolean =>
    [...(taken.get(group)?.values() ?? [])].some((back) => back === 'whole' || back.size > 0);
  return new Map(
    groups.map((group) => [group, !isTouched(group) ? 'whole' : left.has(group) ? 'part' : 'nothing']),
  );
}

type TakenByGroup = ReadonlyMap<string, ReadonlyMap<string, TakenBack>>;

function* withoutTakenBack(
  db: ReadDb,
  { sql, values }: ActsWhere,
  taken: TakenByGroup,
): Generator<StandingAct> {
  const acts = db.sqlite
    .prepare(
      `SELECT at, coder_id AS "coderId", method, group_id AS "group", coalesce(settled, body) AS body FROM change
       WHERE ${sql} ORDER BY seq`,
    )
    .iterate(...values) as IterableIterator<Omit<StandingAct, 'change'> & { readonly body: string }>;
  for (const { body, ...act } of acts) {
    const rows = act.group === null ? undefined : taken.get(act.group);
    const change = rows ? standingIn(toldChangeIn(body), rows) : toldChangeIn(body);
    if (change) yield { ...act, change };
  }
}

/** What is taken back at present of the acts that satisfy the condition: by group, then by `table id`. */
function takenBackOf(db: ReadDb, { sql, values }: ActsWhere): Map<string, Map<string, TakenBack>> {
  const steps = db.sqlite
    .prepare(
      `SELECT undoes, redoes, coalesce(settled, body) AS body FROM change
       WHERE coalesce(undoes, redoes) IN (SELECT group_id FROM change WHERE ${sql}) ORDER BY seq`,
    )
    .iterate(...values) as IterableIterator<{ undoes: string | null; redoes: string | null; body: string }>;
  const taken = new Map<string, Map<string, TakenBack>>();
  for (const { undoes, redoes, body } of steps) {
    const group = undoes ?? redoes ?? '';
    const rows = taken.get(group) ?? new Map<string, TakenBack>();
    taken.set(group, rows);
    for (const { table, id, before, after } of rowChanges(changeIn(body))) {
      const key = `${table} ${id}`;
      const fields = before && after ? changedFields(before, after) : null;
      const known = rows.get(key);
      if (undoes !== null)
        rows.set(key, fields && known !== 'whole' ? new Set([...(known ?? []), ...fields]) : 'whole');
      else if (fields && known !== 'whole') for (const field of fields) known?.delete(field);
      else rows.delete(key);
    }
  }
  return taken;
}

function changedFields(before: Row, after: Row): string[] {
  return Object.keys(after).filter((field) => before[field] !== after[field]);
}

/** The change without what was taken back of it; null where nothing is left. */
function standingIn(
  { told, ...change }: ToldChange,
  taken: ReadonlyMap<string, TakenBack>,
): ToldChange | null {
  const recorder = new ChangeRecorder();
  for (const { table, id, before, after } of rowChanges(change)) {
    const back = taken.get(`${table} ${id}`);
    if (back === 'whole') continue;
    if (before && after) {
      const was = Array.from(back ?? [], (field) => [field, before[field]] as const);
      recorder.updated(table, id, before, { ...after, ...Object.fromEntries(was) });
    } else if (after) recorder.added(table, id, after);
    else if (before) recorder.removed(table, id, before);
  }
  const left = recorder.take();
  return isEmpty(left) ? null : { ...left, ...(told ? { told } : {}) };
}
