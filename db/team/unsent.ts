// The acts of this file that are not in the log of its team yet.
import { type Change, changeIn, type ToldChange, toldChangeIn } from '#core/change.ts';
import { studyPart, type TeamAct } from '#core/team/act.ts';
import type { ReadDb } from '../handles.ts';
import { recordSettled } from '../row-acts.ts';
import { statement } from '../statements.ts';
import { NO_MAKING_ROOM } from '../standing-acts.ts';
import type { TextsReferredTo } from '../act-texts.ts';

/** An act that is not in the log yet. */
export interface UnsentAct extends TeamAct {
  readonly seq: number;
  /** Whether others' acts have changed it since it was done. */
  readonly isSettled: boolean;
  /** The blind round in whose lane it is safe; null for an act that is in this file alone. */
  readonly laneOf: string | null;
  /**
   * The blind round in whose lane it was before the place of the log lost it, or the round was over where lanes stay in the files: it is
   * not late, whenever it goes. Null for all others.
   */
  readonly wasInLaneOf: string | null;
}

interface Stored extends Omit<TeamAct, 'texts' | 'change' | 'told'> {
  readonly seq: number;
  readonly body: string;
  readonly settled: string | null;
  readonly texts: string | null;
  readonly laneOf: string | null;
  readonly wasInLaneOf: string | null;
}

/** A settled act as it is stored. */
type Settled = ToldChange & { readonly texts?: TextsReferredTo };

/** A condition on acts that are not in the log: that they are in no lane either. */
const NOT_IN_LANE = '(round IS NULL OR is_late IS NOT NULL)';
/** How many acts can be set aside together: their places lie between those of two acts. */
const PLACES = 2 ** 20;

/** The order in which acts that are not in the log apply. */
export const IN_ORDER = `coalesce(team_order, seq * ${PLACES})`;

/** A condition on acts: that they were set aside, and put back when more had been done than up to act `@to`. */
export const PLACED_AFTER = `team_order >= (@to + 1) * ${PLACES}`;

const STANDING = 'seq > since AND team_seq IS NULL AND change.id IS NOT NULL';
const ACT = `SELECT seq, change.id, at, coder_id AS "coderId", method, group_id AS "group", undoes, redoes, body, settled, texts,
  iif(is_late IS NULL, round, NULL) AS "laneOf", iif(is_late IS 0, round, NULL) AS "wasInLaneOf" FROM change`;

/** The acts in the order in which they apply to the state of the log. Only what is of the study is in their changes. */
export function unsentActs({ sqlite }: ReadDb): UnsentAct[] {
  const rows = statement(sqlite, `${ACT}, team WHERE ${STANDING} ORDER BY ${IN_ORDER}`).all() as Stored[];
  return rows.map(actIn);
}

/** The numbers of these acts in the history, in their order, for who reads them one by one. */
export function unsentNumbers({ sqlite }: ReadDb): number[] {
  return statement(sqlite, `SELECT seq FROM change, team WHERE ${STANDING} ORDER BY ${IN_ORDER}`)
    .pluck()
    .all() as number[];
}

/** The same, but for acts that are safe in a lane. */
export function numbersHereAlone({ sqlite }: ReadDb): number[] {
  const sql = `SELECT seq FROM change, team WHERE ${STANDING} AND ${NOT_IN_LANE} ORDER BY ${IN_ORDER}`;
  return statement(sqlite, sql).pluck().all() as number[];
}

/** The act with this number in the history; null where there is none any more. */
export function unsentAct({ sqlite }: ReadDb, seq: number): UnsentAct | null {
  const row = statement(sqlite, `${ACT} WHERE seq = ?`).get(seq) as Stored | undefined;
  return row ? actIn(row) : null;
}

function actIn({ body, settled, texts, ...act }: Stored): UnsentAct {
  const now: Settled = toldChangeIn(settled ?? body);
  const { told = {}, texts: settledTexts } = now;
  const meant = texts === null ? {} : (JSON.parse(texts) as TextsReferredTo);
  const change = studyPart({ added: now.added, updated: now.updated, removed: now.removed });
  return {
    ...act,
    told,
    texts: settledTexts ?? meant,
    change,
    isSettled: settled !== null,
  };
}

/** Whether an act waits that is neither in the log nor in a lane. */
export function hasUnsent({ sqlite }: ReadDb): boolean {
  const one = statement(
    sqlite,
    `SELECT 1 FROM change, team WHERE seq > since AND team_seq IS NULL AND ${NOT_IN_LANE} AND change.id IS NOT NULL LIMIT 1`,
  );
  return one.get() !== undefined;
}

/** How many acts wait in sealed lanes for the unlock of their round. */
export function countInLanes({ sqlite }: ReadDb): number {
  const count = statement(
    sqlite,
    `SELECT count(*) FROM change INDEXED BY change_by_round WHERE round IS NOT NULL AND is_late IS NULL AND team_seq IS NULL`,
  );
  return Number(count.pluck().get());
}

/** Whether an act waits in one's own lane of this round. */
export function isAnyInLane({ sqlite }: ReadDb, roundId: string): boolean {
  const one = statement(
    sqlite,
    'SELECT 1 FROM change WHERE round = ? AND is_late IS NULL AND team_seq IS NULL LIMIT 1',
  );
  return one.get(roundId) !== undefined;
}

/** Whether an act that was sealed in the round is not in the log yet. */
export function isAnyLeftOf({ sqlite }: ReadDb, roundId: string): boolean {
  const one = statement(sqlite, 'SELECT 1 FROM change WHERE round = ? AND team_seq IS NULL LIMIT 1');
  return one.get(roundId) !== undefined;
}

/** Whether an act that is not in the log is in a lane, or was before the place of the log lost some of it, as far as is known. */
export function mayBeInLane({ sqlite }: ReadDb): boolean {
  const one = statement(
    sqlite,
    'SELECT 1 FROM change, team WHERE round IS NOT NULL AND is_late IS NOT 1 AND team_seq IS NULL AND seq > since LIMIT 1',
  );
  return one.get() !== undefined;
}

/** How many acts of this file are neither in the log nor safe in a lane yet, without the name that a reader has here and nobody needs elsewhere. */
export function countUnsent({ sqlite }: ReadDb): number {
  const count = statement(
    sqlite,
    `SELECT count(*) FROM change, team WHERE seq > since AND team_seq IS NULL AND ${NOT_IN_LANE} AND ${NO_MAKING_ROOM}
       AND NOT (role = 'reader' AND method = 'coders.add' AND coder_id = team.person_id)`,
  );
  return Number(count.pluck().get());
}

/** Notes the number of an act in the log; 0 for an act that does not travel. */
export function noteSent({ sqlite }: ReadDb, seq: number, teamSeq: number): void {
  statement(sqlite, 'UPDATE change SET team_seq = ? WHERE seq = ?').run(teamSeq, seq);
}

/**
 * Notes an act as it stands in the log, or as it will be sent, where that is not how it was done; `before` is how it was noted
 * in its row until now, where that is known.
 */
export function noteSettled(
  { sqlite }: ReadDb,
  seq: number,
  { change, told, texts }: Pick<TeamAct, 'change' | 'told' | 'texts'>,
  before?: Pick<TeamAct, 'change'>,
): void {
  const settled: Settled = { ...change, ...(Object.keys(told).length > 0 ? { told } : {}), texts };
  statement(sqlite, 'UPDATE change SET settled = ? WHERE seq = ?').run(JSON.stringify(settled), seq);
  recordSettled(sqlite, seq, settled, before?.change);
}

/**
 * Has acts that were set aside apply after what stands already, in this order: their places are after act `seq`, from place
 * `from` on.
 */
export function noteOrder({ sqlite }: ReadDb, acts: readonly UnsentAct[], seq: number, from: number): void {
  const order = statement(sqlite, 'UPDATE change SET team_order = ? WHERE seq = ?');
  for (const [index, act] of acts.entries()) order.run(seq * PLACES + from + index, act.seq);
}

/**
 * Notes of a whole study with which a log begins that it has everything up to act `newest`, also acts that this log never has: the
 * last of these gets its place there. Without such acts, or where the newest is one, there is nothing to note.
 */
export function noteWhole({ sqlite }: ReadDb, newest: number): void {
  statement(
    sqlite,
    `UPDATE change SET team_order = (@newest + 1) * ${PLACES} - 1
     WHERE seq = (SELECT max(seq) FROM change WHERE seq <= @newest AND team_seq IS NULL) AND seq < @newest`,
  ).run({ newest });
}

/**
 * Up to which act, but not past `@to`, everything in the file came from the study with which its log began; 0 for none. To be asked
 * only where all acts without a number up to `@to` came with that study.
 */
export const WHOLE_TO = `SELECT coalesce(min(@to, max(max(seq, coalesce(team_order, 0) / ${PLACES}))), 0)
  FROM change WHERE seq <= @to AND team_seq IS NULL`;

/** What the act with this number did here, of the study. */
export function doneHere({ sqlite }: ReadDb, seq: number): Change {
  return studyPart(
    changeIn(String(statement(sqlite, 'SELECT body FROM change WHERE seq = ?').pluck().get(seq))),
  );
}

/**
 * The act without what only this file knows of it; one that was sealed and goes openly tells so. `now`: the present time by the
 * server's clock, which no act is later than for others, also where the clock here was wrong when it was done; null over a folder,
 * which has no clock.
 */
export function travelling(
  { seq: _seq, isSettled: _isSettled, laneOf: _laneOf, wasInLaneOf, at, ...act }: UnsentAct,
  now: string | null,
): TeamAct {
  const told = wasInLaneOf === null ? act.told : { ...act.told, sealedIn: wasInLaneOf };
  return { ...act, at: now !== null && at > now ? now : at, told };
}
