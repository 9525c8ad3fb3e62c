// A file whose team's log began anew takes the study from there. What its person did and the new study has not is settled onto
// it, as work that was not sent yet, and what is of this file alone comes along.
import { isEmpty, toldChangeIn } from '#core/change.ts';
import { settle } from '#core/settling/settle.ts';
import type { NewId } from '#core/settling/rows.ts';
import { blobFields, references } from '#core/settling/references.ts';
import { tableNames, tables } from '#core/tables/all.ts';
import { tablesBeside } from '#core/tables/beside.ts';
import { blobsOf, studyPart, type TeamAct, travels } from '#core/team/act.ts';
import { textsForSettling, type TextsReferredTo } from '../act-texts.ts';
import type { WriteArrived } from '../acts.ts';
import type { ReadDb } from '../handles.ts';
import { lastKnown } from '../last-known.ts';
import { planOf } from '../row-plans.ts';
import { all, find, insert, rowsOf } from '../write.ts';
import { keepHeld, keepRemarks } from './held.ts';
import { AGAIN, NO_MAKING_ROOM } from '../standing-acts.ts';
import type { Team } from './team-of.ts';
import { IN_ORDER } from './unsent.ts';

/** An act that only the earlier file has. */
export interface ActAlone extends TeamAct {
  /** The file in which it was done. */
  readonly replicaId: string;
  /** The blind round in which it was done; null for none. */
  readonly roundId: string | null;
  /** Whether it is for others, too; else it tells of something in this file alone. */
  readonly isForOthers: boolean;
}

interface Stored extends Omit<ActAlone, 'texts' | 'change' | 'told' | 'isForOthers'> {
  readonly body: string;
  readonly settled: string | null;
  readonly texts: string | null;
}

/**
 * The acts of the file's person in the `earlier` file that the history of `anew` does not have, in the order in which they
 * apply: first what the earlier log had, then what was not sent.
 */
export function actsAlone(earlier: ReadDb, anew: ReadDb, personId: string): ActAlone[] {
  const there = new Set(anew.sqlite.prepare('SELECT id FROM change').pluck().iterate());
  const rows = earlier.sqlite
    .prepare(
      `SELECT id, at, coder_id AS "coderId", method, group_id AS "group", undoes, redoes, body, settled, texts,
         replica_id AS "replicaId", round AS "roundId"
       FROM change WHERE person_id = ? AND id IS NOT NULL AND ${NO_MAKING_ROOM}
       ORDER BY coalesce(team_seq, 0) = 0, nullif(team_seq, 0), ${IN_ORDER}`,
    )
    .iterate(personId) as IterableIterator<Stored>;
  const found: ActAlone[] = [];
  for (const { body, settled, texts, ...act } of rows) {
    if (there.has(act.id)) continue;
    const { told = {}, ...now } = toldChangeIn(settled ?? body) as ReturnType<typeof toldChangeIn> & {
      readonly texts?: TextsReferredTo;
    };
    const change = studyPart({ added: now.added, updated: now.updated, removed: now.removed });
    const meant = now.texts ?? (texts === null ? {} : (JSON.parse(texts) as TextsReferredTo));
    found.push({ ...act, told, texts: meant, change, isForOthers: travels({ ...act, change, told }) });
  }
  return found;
}

/** The hashes of the texts and files that these acts, or rows of the earlier file, name and that are not in `anew`. */
export function blobsAlone(earlier: ReadDb, anew: ReadDb, acts: readonly ActAlone[]): string[] {
  const named = namedBlobs(earlier);
  for (const hash of blobsOf(acts)) named.add(hash);
  for (const { texts } of acts) for (const hash of Object.values(texts)) named.add(hash);
  // An original that is still to come to one of them is not there.
  const has = ({ sqlite }: ReadDb) =>
    sqlite
      .prepare('SELECT 1 FROM blob WHERE hash = @hash AND @hash NOT IN (SELECT hash FROM blob_absent)')
      .pluck();
  const [here, there] = [has(anew), has(earlier)];
  return [...named].filter((hash) => here.get({ hash }) === undefined && there.get({ hash }) !== undefined);
}

/** The hashes of all texts and files that rows of the study name. */
export function namedBlobs(db: ReadDb): Set<string> {
  const named = new Set<string>();
  for (const table of tableNames)
    for (const field of blobFields[table] ?? []) {
      const { name, columns } = planOf(table);
      const column = columns.find(([known]) => known === field)?.[1].name;
      if (column === undefined) continue;
      const rows = db.sqlite.prepare(`SELECT "${column}" FROM "${name}" WHERE "${column}" IS NOT NULL`);
      for (const hash of rows.pluck().iterate() as Iterable<string>) named.add(hash);
    }
  return named;
}

/** What carrying acts over needs. */
export interface Carrying {
  readonly earlier: ReadDb;
  readonly anew: ReadDb;
  readonly team: Team;
  readonly newId: NewId;
  readonly now: string;
}

/** Settles acts onto the new study, each in a row of its own, in the transaction of `write`. */
export function carryActs(write: WriteArrived, acts: readonly ActAlone[], carrying: Carrying): void {
  for (const act of acts) carryAct(write, act, carrying);
}

function carryAct(write: WriteArrived, act: ActAlone, carrying: Carrying): void {
  const { earlier, anew, team, newId } = carrying;
  const { at, coderId, method, group, undoes, redoes, texts, change, told } = act;
  const [lastHere, lastThere] = [lastKnown(anew), lastKnown(earlier)];
  write(
    { at, coderId, method, ...(undoes !== null ? { undoes } : redoes !== null ? { redoes } : { group }) },
    {
      id: act.id,
      personId: team.personId,
      replicaId: act.replicaId,
      teamSeq: act.isForOthers ? null : 0,
      isKept: true,
      // What the lane still has is found there by its id.
      ...(act.roundId !== null && { roundId: act.roundId, isLate: told.late !== undefined, isOfLane: true }),
    },
    (acting) => {
      if (isEmpty(change)) return told;
      const { remarks, held } = settle(rowsOf(acting), change, {
        coderId,
        // What somebody else did may not be here yet, though it was there when this was done.
        lastOf: (table, id) => lastHere(table, id) ?? lastThere(table, id),
        later: undoes !== null || redoes !== null ? 'standing' : 'intended',
        newId,
        texts: textsForSettling(acting, texts),
      });
      keepHeld(anew, act, held, carrying);
      keepRemarks(anew, act.id, remarks, carrying);
      if (remarks.length === 0) return told;
      const { themes: _counts, ...rest } = told;
      return { ...rest, remarks: [...(told.remarks ?? []), ...remarks] };
    },
  );
}

/** Tables of one file that every file has rows of its own in. */
const OF_EVERY_FILE: ReadonlySet<string> = new Set(['change', 'file', 'migration', 'team']);

/** Brings along what belongs to one person or to this file alone: keys, what was displayed, and what waits for a decision. */
export function carryOwn(write: WriteArrived, { earlier, anew, team, newId, now }: Carrying): void {
  write(
    { method: AGAIN, coderId: team.personId, at: now, group: null },
    { id: newId(), personId: team.personId, replicaId: team.replicaId, texts: {}, teamSeq: 0 },
    (acting) => {
      for (const table of tableNames) {
        if (tables[table].part !== 'own') continue;
        for (const row of all(earlier, table)) {
          const isThere = Object.entries(references[table]).every(([field, to]) => {
            const id = (row as unknown as Record<string, unknown>)[field];
            return typeof id !== 'string' || find(acting, to, id) !== undefined;
          });
          if (isThere && find(acting, table, row.id) === undefined) insert(acting, table, row);
        }
      }
      return undefined;
    },
  );
  for (const [name, { part }] of Object.entries(tablesBeside))
    if (part === 'own' && !OF_EVERY_FILE.has(name)) copyRows(earlier, anew, name);
}

function copyRows(from: ReadDb, to: ReadDb, name: string): void {
  const columns = from.sqlite
    .prepare('SELECT name FROM pragma_table_info(?)')
    .pluck()
    .all(name)
    .map((column) => `"${String(column)}"`);
  const put = to.sqlite.prepare(
    `INSERT OR IGNORE INTO "${name}" (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  const rows = from.sqlite.prepare(`SELECT ${columns.join(', ')} FROM "${name}" ORDER BY rowid`).raw();
  for (const row of rows.iterate() as Iterable<unknown[]>) put.run(...row);
}
