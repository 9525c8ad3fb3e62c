// Own acts that can never be sent: the place of the log takes nothing of the kind from this file any more. That is so in a copy of a
// file, or in an older state of it, that has work of its own from before the owners kept something, of which the file has heard since;
// and where somebody was an owner, at a place that knows nothing of it because the one before is gone.
import { type Change, invert, rowsIn, tablesOf } from '#core/change.ts';
import type { TableName } from '#core/records.ts';
import type { SettlingRemark } from '#core/settling/remark.ts';
import type { NewId, TableRow } from '#core/settling/rows.ts';
import { Footprints } from '#core/team/footprint.ts';
import { brokenRule } from '#core/team/roles.ts';
import type { WriteArrived } from '../acts.ts';
import type { ReadDb, WriteDb } from '../handles.ts';
import { AGAIN, ASIDE } from '../standing-acts.ts';
import { applyChange } from '../write.ts';
import { keysOf } from './footprints.ts';
import { keepHeld, keepRemarks } from './held.ts';
import { settleAct } from './settling-act.ts';
import { newestAct, type Team } from './team-of.ts';
import { noteOrder, noteSettled, unsentActs, type UnsentAct } from './unsent.ts';

/** What holding acts needs. */
export interface BarredParts {
  readonly team: Team;
  readonly newId: NewId;
  readonly now: string;
}

const NOTHING: Change = { added: {}, updated: {}, removed: {} };

/** The own acts that their person may not send any more, in their order. */
export function barredActs(db: ReadDb, { role, keeps }: Pick<Team, 'role' | 'keeps'>): UnsentAct[] {
  return unsentActs(db).filter(
    // What is in a lane is put into the log by an owner.
    ({ laneOf, change }) => laneOf === null && brokenRule(role, keeps, tablesOf(change)) !== null,
  );
}

/**
 * Has these acts wait for a decision instead of being sent, in the transaction of `write`; what relies on them is settled without them.
 * What one of them has removed is there again.
 */
export function holdBarred(
  db: ReadDb,
  write: WriteArrived,
  barred: readonly UnsentAct[],
  parts: BarredParts,
): void {
  const ids = new Set(barred.map(({ id }) => id));
  const met = new Footprints();
  const going: UnsentAct[] = [];
  for (const act of unsentActs(db)) {
    const keys = keysOf(db, act);
    if (!ids.has(act.id) && !met.meets(keys)) continue;
    met.add(keys);
    going.push(act);
  }
  makesRoom(write, ASIDE, parts, (acting) => {
    for (const { change } of going.toReversed()) applyChange(acting, invert(change));
  });
  const seq = makesRoom(write, AGAIN, parts, (acting) => {
    for (const act of going)
      if (ids.has(act.id)) holdWhole(db, act, parts);
      else settleWithout(db, acting, act, parts);
  });
  noteOrder(db, going, seq ?? newestAct(db), 0);
}

/** Writes a row that is no act; returns its number, null where it changes nothing. */
function makesRoom(
  write: WriteArrived,
  method: string,
  { team, newId, now }: BarredParts,
  run: (acting: WriteDb) => void,
): number | null {
  const { personId, replicaId } = team;
  return write(
    { method, coderId: personId, at: now, group: null },
    { id: newId(), personId, replicaId, texts: {}, teamSeq: 0 },
    (acting) => {
      run(acting);
      return undefined;
    },
  ).seq;
}

function holdWhole(db: ReadDb, act: UnsentAct, parts: BarredParts): void {
  keepHeld(db, act, rowsMeant(act.change), parts);
  keepRemarks(db, act.id, stayingRows(act.change), parts);
  noteSettled(db, act.seq, { change: NOTHING, told: act.told, texts: {} }, act);
}

function settleWithout(db: ReadDb, acting: WriteDb, act: UnsentAct, parts: BarredParts): void {
  const { team, newId } = parts;
  const { remarks, held, ...settled } = settleAct(acting, act, newId, act.laneOf === null ? { team } : {});
  keepHeld(db, act, held, parts);
  keepRemarks(db, act.id, remarks, parts);
  noteSettled(db, act.seq, settled, act);
}

/** What the act removed and is there again: nothing of it could be decided, but its person is told. Codes and sources stand for what is on them. */
function stayingRows({ removed }: Change): SettlingRemark[] {
  const [table] = (['source', 'code'] as const).filter((each) => removed[each] !== undefined);
  const told = table === undefined ? (Object.keys(removed) as TableName[]) : [table];
  return told.flatMap((each) =>
    Object.keys(removed[each] ?? {}).map((id) => ({ kind: 'kept' as const, table: each, id })),
  );
}

/** The rows as the act meant them to be. */
function rowsMeant(change: Change): TableRow[] {
  return tablesOf(change).flatMap((table) => {
    const { added, updated } = rowsIn(change, table);
    const rows = [...Object.values(added), ...Object.values(updated).map(([, to]) => to)];
    return rows.map((row) => ({ table, row }));
  });
}
