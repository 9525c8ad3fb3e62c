// Settles one act onto the state of the study as it stands.
import { type Change, ChangeRecorder, rowsIn } from '#core/change.ts';
import type { SettlingRemark } from '#core/settling/remark.ts';
import type { LastOf } from '#core/settling/returning.ts';
import type { NewId, TableRow } from '#core/settling/rows.ts';
import { settle } from '#core/settling/settle.ts';
import { studyPart, type TeamAct } from '#core/team/act.ts';
import { mayWrite } from '#core/team/roles.ts';
import { textsForSettling, textsReferredTo, type TextsReferredTo } from '../act-texts.ts';
import type { ReadDb, WriteDb } from '../handles.ts';
import { lastKnown } from '../last-known.ts';
import { isWithdrawal, withdrawn } from '../withdrawn.ts';
import { rowsOf } from '../write.ts';
import type { Team } from './team-of.ts';

/** What an act comes to. */
export interface SettledAct {
  readonly change: Change;
  readonly texts: TextsReferredTo;
  /** What was told of it before, and what was decided now. */
  readonly told: TeamAct['told'];
  readonly remarks: readonly SettlingRemark[];
  /** Its rows that cannot be done without choosing for somebody. */
  readonly held: readonly TableRow[];
}

/** What settling an act may be told besides. */
interface SettlingWith {
  /**
   * Acts of the same person that were settled just now, and are in no history as they were meant: a row that became one with another
   * is known from them alone.
   */
  readonly before?: readonly Pick<TeamAct, 'change'>[];
  /** Whose act it is and is to be sent: what they may not write does not come back for it. */
  readonly team?: Pick<Team, 'role' | 'keeps'>;
}

/** Does the act as far as it can be done beside what stands. */
export function settleAct(
  acting: WriteDb,
  act: TeamAct,
  newId: NewId,
  { before = [], team }: SettlingWith = {},
): SettledAct {
  const recorder = new ChangeRecorder();
  const own = { sqlite: acting.sqlite, recorder };
  const isWithdrawn = withdrawn(own);
  const { remarks, held } = settle(rowsOf(own), act.change, {
    coderId: act.coderId,
    lastOf: lastMeant(before, lastKnown(own)),
    later: act.undoes !== null || act.redoes !== null ? 'standing' : 'intended',
    newId,
    texts: textsForSettling(own, act.texts),
    mayBring: (table, id) =>
      (team === undefined || mayWrite(team.role, team.keeps, table)) && !isWithdrawn(table, id),
    takesAll: isWithdrawal(own, act),
  });
  const result = recorder.take();
  acting.recorder.all(result);
  const change = studyPart(result);
  return { change, texts: textsReferredTo(own, change), told: toldWith(act, remarks), remarks, held };
}

function lastMeant(before: readonly Pick<TeamAct, 'change'>[], lastOf: LastOf): LastOf {
  return (table, id) => {
    for (const { change } of before.toReversed()) {
      const { added, updated, removed } = rowsIn(change, table);
      const row = removed[id] ?? updated[id]?.[1] ?? added[id];
      if (row) return row;
    }
    return lastOf(table, id);
  };
}

function toldWith(
  { told: { themes: _counts, ...told } }: TeamAct,
  remarks: readonly SettlingRemark[],
): TeamAct['told'] {
  const known = [...(told.remarks ?? []), ...remarks];
  return known.length === 0 ? told : { ...told, remarks: known };
}

/** The rows of an act that would find no place if it were settled now; nothing of it is done. */
export function heldBySettling({ sqlite }: ReadDb, act: TeamAct, newId: NewId): readonly TableRow[] {
  sqlite.exec('SAVEPOINT rehearsed');
  try {
    return settleAct({ sqlite, recorder: new ChangeRecorder() }, act, newId).held;
  } finally {
    sqlite.exec('ROLLBACK TO rehearsed; RELEASE rehearsed');
  }
}
