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

/** How many acts have rows that wait for a decision, and how many remarks nobody has looked at yet. */
export function countWaiting({ sqlite }: ReadDb): { readonly held: number; readonly remarks: number } {
  // The row has both counts.
  return statement(
    sqlite,
    `SELECT (SELECT count(DISTINCT act_id) FROM team_held) AS held,
       (SELECT count(*) FROM team_remark WHERE seen_at IS NULL) AS remarks`,
  ).get() as { held: number; remarks: number };
}

/** What was decided and nobody has looked at yet, oldest first. */
export function teamRemarks({ sqlite }: ReadDb): TeamRemark[] {
  const rows = sqlite
    .prepare('SELECT id, act_id AS "actId", remark, at FROM team_remark WHERE seen_at IS NULL ORDER BY rowid')
    .all() as (Omit<TeamRemark, 'remark'> & { readonly remark: string })[];
  return rows.map((row) => ({ ...row, remark: JSON.parse(row.remark) as SettlingRemark }));
}

/** Forgets work that was decided about. */
export function forgetHeld({ sqlite }: ReadDb, id: string): void {
  sqlite.prepare('DELETE FROM team_held WHERE id = ?').run(id);
}

/** Notes that somebody has looked at a remark. */
export function noteRemarkSeen({ sqlite }: ReadDb, id: string, at: string): void {
  statement(sqlite, 'UPDATE team_remark SET seen_at = ? WHERE id = ?').run(at, id);
}
