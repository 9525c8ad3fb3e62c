// What the sentence for a paper tells of a blind round in the middle of which the team moved: until when something else kept its work
// apart. The place of the log does not know that, so that the study is told.
// It is told after the move, so that the file keeps in mind from before it, whatever ends the program meanwhile, that it has to.
import { randomUUID } from 'node:crypto';
import { isStanding } from '#core/sealing/sight.ts';
import type { ReadDb } from '#db/handles.ts';
import { knownRounds, noteRounds } from '#db/team/known-rounds.ts';
import { expectTeam } from '#db/team/team-of.ts';
import { all, find, insert } from '#db/write.ts';
import type { ReplicaStudy } from './replica-study.ts';

/**
 * Keeps in mind that the team is about to move to a server from where this file has its log now, and the rounds that last and are kept
 * apart by more than windows; `at`: the time, ISO 8601.
 */
export function noteLeaving(db: ReadDb, at: string): void {
  const { transport, address } = expectTeam(db);
  const rounds = all(db, 'blindRound').filter((round) => round.isWithheld === true && isStanding(round));
  const from = transport === 'folder' ? 'folder' : 'server';
  noteRounds(db, { leaving: { from, address, at, rounds: rounds.map(({ id }) => id) } });
}

/**
 * Notes the move that this file kept in mind in the rounds that lasted then; forgets one that has not come about. Cannot be undone.
 * Returns whether there is something to send.
 */
export function noteMoveInRounds(study: ReplicaStudy, newId: () => string = randomUUID): boolean {
  const { store } = study;
  const { db } = store;
  const { leaving } = knownRounds(db);
  if (!leaving) return false;
  const { address, personId: coderId } = expectTeam(db);
  const { from, at } = leaving;
  const rounds = leaving.rounds.filter((id) => find(db, 'blindRound', id) !== undefined);
  if (address === leaving.address || rounds.length === 0) {
    noteRounds(db, { leaving: null });
    return false;
  }
  const kind = from === 'folder' ? 'leftFolder' : 'leftServer';
  const done = store.transact({ method: 'team.move', coderId, at, group: null }, (write) => {
    for (const roundId of rounds)
      insert(write, 'blindRoundEvent', {
        id: newId(),
        roundId,
        kind,
        at,
        coderId,
        leftId: null,
        openKind: null,
      });
    noteRounds(write, { leaving: null });
  });
  study.tell([done]);
  return true;
}

/** Whether the team has moved to a server in the middle of this round. */
export function hasMovedIn(db: ReadDb, roundId: string): boolean {
  return all(db, 'blindRoundEvent', { roundId }).some(
    ({ kind }) => kind === 'leftFolder' || kind === 'leftServer',
  );
}
