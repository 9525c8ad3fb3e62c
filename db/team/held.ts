// What waits for a person of the team: rows that were not settled without choosing for somebody, and what was decided where
// acts of two people met.
import type { SettlingRemark } from '#core/settling/remark.ts';
import type { NewId, TableRow } from '#core/settling/rows.ts';
import type { TeamAct } from '#core/team/act.ts';
import type { TextsReferredTo } from '../act-texts.ts';
import type { ReadDb } from '../handles.ts';
import { actsAbout } from '../row-acts.ts';
import { statement } from '../statements.ts';
import type { Team } from './team-of.ts';

/** Rows of one's own act that wait for a decision. */
export interface Held {
  readonly id: string;
  readonly actId: string;
  readonly rows: readonly TableRow[];
  /** The texts that the rows mean. */
  readonly texts: TextsReferredTo;
  readonly at: string;
}

/** What was decided where acts of two people met. */
export interface TeamRemark {
  readonly id: string;
  /** The act that met others, by its id. */
  readonly actId: string;
  readonly remark: SettlingRemark;
  readonly at: string;
}

interface Keeping {
  readonly team: Team;
  readonly newId: NewId;
  readonly now: string;
}

/** Keeps rows that wait. Returns how many there are. */
export function keepHeld(
  { sqlite }: ReadDb,
  { id, texts }: Pick<TeamAct, 'id' | 'texts'>,
  rows: readonly TableRow[],
  { newId, now }: Keeping,
): number {
  if (rows.length === 0) return 0;
  statement(sqlite, 'INSERT INTO team_held (id, act_id, rows, texts, at) VALUES (?, ?, ?, ?, ?)').run(
    newId(),
    id,
    JSON.stringify(rows),
    JSON.stringify(texts),
    now,
  );
  return rows.length;
}

/** Whether something of the act waits for a decision. */
export function isHeld({ sqlite }: ReadDb, actId: string): boolean {
  return statement(sqlite, 'SELECT 1 FROM team_held WHERE act_id = ? LIMIT 1').get(actId) !== undefined;
}

/** Keeps what was decided about an act. Returns how many remarks there are. */
export function keepRemarks(
  { sqlite }: ReadDb,
  actId: string,
  remarks: readonly SettlingRemark[],
  { newId, now }: Keeping,
): number {
  const keep = statement(sqlite, 'INSERT INTO team_remark (id, act_id, remark, at) VALUES (?, ?, ?, ?)');
  for (const remark of remarks) keep.run(newId(), actId, JSON.stringify(remark), now);
  return remarks.length;
}

/** Keeps what was decided about somebody else's act where it met work of the person of this file. Returns how many. */
export function keepRemarksOnOwn(db: ReadDb, { id, told }: TeamAct, keeping: Keeping): number {
  const concerned = (told.remarks ?? []).filter(({ table, id: row }) => {
    const { sql, values } = actsAbout(db, [`${table} ${row}`]);
    return (
      db.sqlite
        .prepare(`SELECT 1 FROM change WHERE person_id = ? AND (${sql}) LIMIT 1`)
        .get(keeping.team.personId, ...values) !== undefined
    );
  });
  return keepRemarks(db, id, concerned, keeping);
}

/** What waits for a decision, oldest first. */
export function heldWork({ sqlite }: ReadDb): Held[] {
  const rows = sqlite
    .prepare('SELECT id, act_id AS "actId", rows, texts, at FROM team_held ORDER BY rowid')
    .all() as (Omit<Held, 'rows' | 'texts'> & { readonly rows: string; readonly texts: string })[];
  return rows.map((row) => ({
    ...row,
    rows: JSON.parse(row.rows) as TableRow[],
    texts: JSON.parse(row.texts) as TextsReferredTo,
  }));
}

/** Work that waits, with the earlier work on the same rows that its decision settles too. */
export interface HeldWork extends Held {
  /** Earlier acts on the same rows, oldest first: whoever typed on went on from what waited already. */
  readonly earlier: readonly Held[];
}

/** What waits for a decision, oldest first; work of several acts on the same rows once, as the last of them left it. */
export function waitingWork(db: ReadDb): HeldWork[] {
  const waiting: HeldWork[] = [];
  for (const held of heldWork(db)) {
    const keys = new Set(held.rows.map(({ table, row }) => `${table} ${row.id}`));
    const isOnSame = (other: Held): boolean =>
      other.rows.every(({ table, row }) => keys.has(`${table} ${row.id}`));
    const same = waiting.filter(isOnSame);
    for (const each of same) waiting.splice(waiting.indexOf(each), 1);
    waiting.push({
      ...held,
      earlier: same.flatMap(({ earlier, ...each }) => [...earlier, each]),
    });
  }
  return waiting;
}

/** How much of one's own work waits for a decision, and how many remarks nobody has looked at yet. */
export function countWaiting(db: ReadDb): { readonly held: number; readonly remarks: number } {
  const { held, remarks } = statement(
    db.sqlite,
    `SELECT (SELECT count(*) FROM team_held) AS held,
       (SELECT count(*) FROM team_remark WHERE seen_at IS NULL) AS remarks`,
    // The row has both counts.
  ).get() as { held: number; remarks: number };
  return { held: held < 2 ? held : waitingWork(db).length, remarks };
}

/** What was decided and nobody has looked at yet, oldest first. */
export function teamRemarks({ sqlite }: ReadDb): TeamRemark[] {
  const rows = sqlite
    .prepare('SELECT id, act_id AS "actId", remark, at FROM team_remark WHERE seen_at IS NULL ORDER BY rowid')
    .all() as (Omit<TeamRemark, 'remark'> & { readonly remark: string })[];
  return rows.map((row) => ({ ...row, remark: JSON.parse(row.remark) as SettlingRemark }));
}

/** When something was decided, and the group of the act that did it; null where no act was needed. */
export interface Decided {
  readonly at: string;
  readonly group: string | null;
}

/** Work that was decided about, as it is kept so that the decision can be taken back. */
interface DecidedWork {
  readonly held: Pick<Held, 'rows' | 'texts'>;
}

/** Takes work that was decided about, with the earlier work on the same rows, off what waits. */
export function noteDecided({ sqlite }: ReadDb, { earlier, ...held }: HeldWork, decided: Decided): void {
  const keep = statement(
    sqlite,
    `INSERT OR REPLACE INTO team_remark (id, act_id, remark, at, seen_at, decided) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  for (const { id, actId, rows, texts, at } of [...earlier, held]) {
    const work: DecidedWork = { held: { rows, texts } };
    // What one decision settled waits together again when it is taken back.
    keep.run(id, actId, JSON.stringify(work), at, decided.at, decided.group ?? held.id);
    statement(sqlite, 'DELETE FROM team_held WHERE id = ?').run(id);
  }
}

/** Notes that somebody has looked at a remark, or decided otherwise by an act. */
export function noteRemarkSeen({ sqlite }: ReadDb, id: string, { at, group }: Decided): void {
  statement(sqlite, 'UPDATE team_remark SET seen_at = ?, decided = ? WHERE id = ?').run(at, group ?? id, id);
}

interface StoredDecision {
  readonly id: string;
  readonly actId: string;
  readonly remark: string;
  readonly at: string;
}

/**
 * Has what one decision settled wait again: `by` is the group of the act that did it, or the id of what was decided without
 * one. Returns how many there are.
 */
export function noteUndecided({ sqlite }: ReadDb, by: string): number {
  const decisions = decisionsBy(sqlite, by);
  const wait = statement(
    sqlite,
    'INSERT OR IGNORE INTO team_held (id, act_id, rows, texts, at) VALUES (?, ?, ?, ?, ?)',
  );
  for (const { id, actId, remark, at } of decisions) {
    const work = workIn(remark);
    if (work) wait.run(id, actId, JSON.stringify(work.rows), JSON.stringify(work.texts), at);
    else statement(sqlite, 'UPDATE team_remark SET seen_at = NULL WHERE id = ?').run(id);
  }
  return decisions.length;
}

/** Notes that a decision that was taken back was made again. */
export function noteDecidedAgain({ sqlite }: ReadDb, by: string, at: string): void {
  for (const { id } of decisionsBy(sqlite, by)) {
    statement(sqlite, 'DELETE FROM team_held WHERE id = ?').run(id);
    statement(sqlite, 'UPDATE team_remark SET seen_at = ? WHERE id = ?').run(at, id);
  }
}

function decisionsBy(sqlite: ReadDb['sqlite'], by: string): StoredDecision[] {
  return statement(
    sqlite,
    'SELECT id, act_id AS "actId", remark, at FROM team_remark WHERE decided = ? ORDER BY rowid',
  ).all(by) as StoredDecision[];
}

function workIn(remark: string): DecidedWork['held'] | null {
  return (JSON.parse(remark) as Partial<DecidedWork>).held ?? null;
}
