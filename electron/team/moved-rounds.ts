// What the sentence for a paper tells of a blind round in the middle of which the team moved: until when something else kept its work
// apart. The place of the log does not know that, so that the study is told.
import { isStanding } from '#core/sealing/sight.ts';
import type { ReadDb } from '#db/handles.ts';
import { expectTeam } from '#db/team/team-of.ts';
import { all, insert } from '#db/write.ts';
import type { ReplicaStudy } from './replica-study.ts';

/** A move that is done: what the team has left, and when, ISO 8601. */
export interface MoveDone {
  readonly from: 'folder' | 'server';
  readonly at: string;
  readonly newId: () => string;
}

/** Notes a move to a server in every round that lasts and is kept apart by more than windows. Cannot be undone. */
export function noteMoveInRounds(study: ReplicaStudy, { from, at, newId }: MoveDone): void {
  const { store } = study;
  const { personId: coderId } = expectTeam(store.db);
  const rounds = all(store.db, 'blindRound').filter(
    (round) => round.isWithheld === true && isStanding(round),
  );
  if (rounds.length === 0) return;
  const kind = from === 'folder' ? 'leftFolder' : 'leftServer';
  const done = store.transact({ method: 'team.move', coderId, at, group: null }, (write) => {
    for (const { id: roundId } of rounds)
      insert(write, 'blindRoundEvent', {
        id: newId(),
        roundId,
        kind,
        at,
        coderId,
        leftId: null,
        openKind: null,
      });
  });
  study.tell([done]);
}

/** Whether the team has moved to a server in the middle of this round. */
export function hasMovedIn(db: ReadDb, roundId: string): boolean {
  return all(db, 'blindRoundEvent', { roundId }).some(
    ({ kind }) => kind === 'leftFolder' || kind === 'leftServer',
  );
}
