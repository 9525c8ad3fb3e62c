// Undo and redo of one's own acts where others have gone on: what others have changed since stays, the rest
// is taken back.
import { isDeepStrictEqual } from 'node:util';
import { type Change, changeIn, ChangeRecorder, invert, rowChanges } from '#core/change.ts';
import type { SettlingRemark } from '#core/settling/remark.ts';
import type { NewId } from '#core/settling/rows.ts';
import { settle } from '#core/settling/settle.ts';
import { textsForSettling, type TextsReferredTo } from './act-texts.ts';
import { fileIdOf } from './file-id.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { teamOf } from './team/team-of.ts';
import { type Doer, type IsOwn, redoGroup, undoGroup } from './history.ts';
import { lastKnown } from './last-known.ts';
import { hasWithdrawn, withdrawn } from './withdrawn.ts';
import { rowsOf } from './write.ts';

/** Who undoes or redoes. */
export interface Taking {
  /** Which acts are those of the person who undoes or redoes, as far as that person sees them. */
  readonly isOwn: IsOwn;
  readonly newId: NewId;
}

/** How many rows could not be taken back, because others have changed them or put work on them. */
export interface Taken {
  readonly stays: number;
}

/** Takes the group back; exactly as it was where nobody else has acted since. */
export function takeBack(db: WriteDb, group: string, taking: Taking): Taken {
  if (isAlone(db, group, taking.isOwn)) {
    undoGroup(db, group);
    return { stays: 0 };
  }
  const done = lastDone(db, group);
  return put(db, invert(done.change), done, taking);
}

/** Repeats a group that was taken back. */
export function repeat(db: WriteDb, group: string, taking: Taking): Taken {
  if (isAlone(db, group, taking.isOwn) && isExactlyUndone(db, group)) {
    redoGroup(db, group);
    return { stays: 0 };
  }
  const done = firstDone(db, group);
  return put(db, done.change, done, taking);
}

/** Whether since the group began nobody else has acted, and nothing was done for good that may refer to what the group added. */
function isAlone(db: ReadDb, group: string, isOwn: IsOwn): boolean {
  const { sqlite } = db;
  // The person is not read for coders who act for themselves alone: that column comes after the body of the act.
  const since = sqlite
    .prepare(
      `SELECT DISTINCT change.coder_id AS "coderId",
         CASE WHEN coder.kind = 'person' THEN NULL ELSE change.person_id END AS "personId"
       FROM change LEFT JOIN coder ON coder.id = change.coder_id
       WHERE seq > (SELECT min(seq) FROM change WHERE group_id = ?)`,
    )
    .all(group) as Doer[];
  return (
    since.every((doer) => isOwn(doer, null)) &&
    !isFollowedForGood(db, group) &&
    !isFollowedElsewhere(db, group)
  );
}

/** Whether one of the acts that no undo takes back, such as the opening of a blind round, has left rows since. */
function isFollowedForGood({ sqlite }: ReadDb, group: string): boolean {
  const bodies = sqlite
    .prepare(
      `SELECT body FROM change WHERE seq > (SELECT min(seq) FROM change WHERE group_id = ?)
         AND group_id IS NULL AND undoes IS NULL AND redoes IS NULL`,
    )
    .pluck()
    .iterate(group) as Iterable<string>;
  for (const body of bodies) if (rowChanges(changeIn(body)).next().done !== true) return true;
  return false;
}

/**
 * Whether in a team something that was done in another file has come since, or the group itself was done there: another file of
 * the same person, too, has gone on from a state of its own, and knows nothing of rows of this file alone, such as pins. A file
 * that was copied by hand has the id of the other one: of what the log or a lane has, it cannot tell which of them did it.
 */
function isFollowedElsewhere(db: ReadDb, group: string): boolean {
  const team = teamOf(db);
  if (team === null) return false;
  const id = fileIdOf(db);
  const mayBeOfTheOther = team.replicaId === id ? '' : 'OR team_seq IS NOT NULL OR round IS NOT NULL';
  const elsewhere = db.sqlite.prepare(
    `SELECT 1 FROM change WHERE seq >= (SELECT min(seq) FROM change WHERE group_id = ?) AND (replica_id <> ? ${mayBeOfTheOther}) LIMIT 1`,
  );
  return elsewhere.get(group, id) !== undefined;
}

/** Whether the undo of the group reverted all that it did: in a team's log less of either may have been left. */
function isExactlyUndone(db: ReadDb, group: string): boolean {
  if (teamOf(db) === null) return true;
  const undone = db.sqlite.prepare(`${ACT} WHERE undoes = ? ORDER BY seq DESC LIMIT 1`).all(group);
  return isDeepStrictEqual(
    invert(merged(db, group, undone as StoredAct[]).change),
    lastDone(db, group).change,
  );
}

/** What a group did, as one change. */
interface DoneGroup {
  readonly change: Change;
  readonly texts: TextsReferredTo;
  readonly coderId: string;
  /** Whether it deleted respondents who withdrew. */
  readonly isWithdrawal: boolean;
}

interface StoredAct {
  readonly body: string;
  readonly texts: string | null;
  readonly coderId: string;
}

// In a team: as it stands in the log.
const ACT = `SELECT coalesce(settled, body) AS body, coalesce(json_extract(settled, '$.texts'), texts) AS texts,
  coder_id AS "coderId" FROM change`;

/** What the group did the first time: what a redo is to repeat. */
function firstDone(db: ReadDb, group: string): DoneGroup {
  const done = db.sqlite.prepare(`${ACT} WHERE group_id = ? ORDER BY seq`).all(group) as StoredAct[];
  return merged(db, group, done);
}

/** What the group did the last time, which may be less: what an undo can take back. */
function lastDone(db: ReadDb, group: string): DoneGroup {
  const again = db.sqlite.prepare(`${ACT} WHERE redoes = ? ORDER BY seq DESC LIMIT 1`).all(group);
  return again.length > 0 ? merged(db, group, again as StoredAct[]) : firstDone(db, group);
}

function merged({ sqlite }: ReadDb, group: string, acts: readonly StoredAct[]): DoneGroup {
  const recorder = new ChangeRecorder();
  const texts: Record<string, string> = {};
  for (const { body, texts: textHashes } of acts) {
    recorder.all(changeIn(body));
    if (textHashes !== null) Object.assign(texts, JSON.parse(textHashes) as TextsReferredTo);
  }
  return {
    change: recorder.take(),
    texts,
    coderId: acts[0]?.coderId ?? '',
    isWithdrawal: hasWithdrawn(sqlite, group),
  };
}

/** Remarks on rows that could not be restored as they were meant to be. */
const staying: ReadonlySet<SettlingRemark['kind']> = new Set(['both_changed', 'stays', 'link_gone']);

function put(
  db: WriteDb,
  intended: Change,
  { texts, coderId, isWithdrawal }: DoneGroup,
  { newId }: Taking,
): Taken {
  const isWithdrawn = withdrawn(db);
  const { remarks, held } = settle(rowsOf(db), intended, {
    coderId,
    lastOf: lastKnown(db),
    later: 'standing',
    newId,
    texts: textsForSettling(db, texts),
    mayBring: (table, id) => !isWithdrawn(table, id),
    takesAll: isWithdrawal,
  });
  const stays = new Set([
    ...remarks.flatMap(({ kind, table, id }) => (staying.has(kind) ? [`${table} ${id}`] : [])),
    ...held.map(({ table, row }) => `${table} ${row.id}`),
  ]);
  return { stays: stays.size };
}
