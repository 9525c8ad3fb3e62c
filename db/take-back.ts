// Undo and redo of one's own acts where others have gone on: what they have changed since stands, the rest is taken back.
import { type Change, changeIn, ChangeRecorder, invert, rowChanges } from '#core/change.ts';
import type { SettlingRemark } from '#core/settling/remark.ts';
import type { NewId } from '#core/settling/rows.ts';
import { settle } from '#core/settling/settle.ts';
import { textsForSettling, type TextsMeant } from './act-texts.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { type Doer, type IsOwn, redoGroup, undoGroup } from './history.ts';
import { lastKnown } from './last-known.ts';
import { rowsOf } from './write.ts';

export interface Taking {
  /** Which acts are those of the person who takes something back. */
  readonly isOwn: IsOwn;
  readonly newId: NewId;
}

/** What could not be taken back, since others have changed it or put work on it: how many rows. */
export interface Taken {
  readonly stays: number;
}

/** Takes the group back. With nobody else at work since, exactly as it was. */
export function takeBack(db: WriteDb, group: string, taking: Taking): Taken {
  if (isAlone(db, group, taking.isOwn)) {
    undoGroup(db, group);
    return { stays: 0 };
  }
  const done = lastDone(db, group);
  return put(db, invert(done.change), done, taking);
}

/** Repeats the group, which was taken back. */
export function repeat(db: WriteDb, group: string, taking: Taking): Taken {
  if (isAlone(db, group, taking.isOwn)) {
    redoGroup(db, group);
    return { stays: 0 };
  }
  const done = firstDone(db, group);
  return put(db, done.change, done, taking);
}

/** Whether nobody else has done anything since the group began. */
function isAlone({ sqlite }: ReadDb, group: string, isOwn: IsOwn): boolean {
  // Of somebody who acts for nobody else the person is not asked: it stands behind what the act did.
  const since = sqlite
    .prepare(
      `SELECT DISTINCT change.coder_id AS "coderId",
         CASE WHEN coder.kind = 'person' THEN NULL ELSE change.person_id END AS "personId"
       FROM change LEFT JOIN coder ON coder.id = change.coder_id
       WHERE seq > (SELECT min(seq) FROM change WHERE group_id = ?)`,
    )
    .all(group) as Doer[];
  return since.every((doer) => isOwn(doer, null));
}

/** What a group did, as one change. */
interface DoneGroup {
  readonly change: Change;
  readonly texts: TextsMeant;
  readonly coderId: string;
}

interface StoredAct {
  readonly body: string;
  readonly texts: string | null;
  readonly coderId: string;
}

const ACT = 'SELECT body, texts, coder_id AS "coderId" FROM change';

/** What the group did when it was done first: what is meant by repeating it. */
function firstDone(db: ReadDb, group: string): DoneGroup {
  return asOne(db.sqlite.prepare(`${ACT} WHERE group_id = ? ORDER BY seq`).all(group) as StoredAct[]);
}

/** What it did when it was done last, which may have been less: what there is to take back. */
function lastDone(db: ReadDb, group: string): DoneGroup {
  const again = db.sqlite.prepare(`${ACT} WHERE redoes = ? ORDER BY seq DESC LIMIT 1`).all(group);
  return again.length > 0 ? asOne(again as StoredAct[]) : firstDone(db, group);
}

function asOne(acts: readonly StoredAct[]): DoneGroup {
  const recorder = new ChangeRecorder();
  const texts: Record<string, string> = {};
  for (const { body, texts: meant } of acts) {
    for (const { table, id, before, after } of rowChanges(changeIn(body))) {
      if (before && after) recorder.updated(table, id, before, after);
      else if (after) recorder.added(table, id, after);
      else if (before) recorder.removed(table, id, before);
    }
    if (meant !== null) Object.assign(texts, JSON.parse(meant) as TextsMeant);
  }
  return { change: recorder.take(), texts, coderId: acts[0]?.coderId ?? '' };
}

/** Remarks on rows that are not as they were meant to be. */
const staying: ReadonlySet<SettlingRemark['kind']> = new Set(['both_changed', 'stays', 'link_gone']);

function put(db: WriteDb, meant: Change, { texts, coderId }: DoneGroup, { newId }: Taking): Taken {
  const { remarks, held } = settle(rowsOf(db), meant, {
    coderId,
    lastOf: lastKnown(db),
    later: 'standing',
    newId,
    texts: textsForSettling(db, texts),
  });
  const stays = new Set([
    ...remarks.flatMap(({ kind, table, id }) => (staying.has(kind) ? [`${table} ${id}`] : [])),
    ...held.map(({ table, row }) => `${table} ${row.id}`),
  ]);
  return { stays: stays.size };
}
