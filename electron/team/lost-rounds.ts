// Blind rounds whose place is lost: the server is gone, or was set back to an earlier state. Nobody can unlock them there any more.
import { isStanding } from '#core/sealing/sight.ts';
import type { Lanes } from '#core/team/lanes.ts';
import { leaveLanes } from '#db/team/anew.ts';
import { noteRounds } from '#db/team/known-rounds.ts';
import { all } from '#db/write.ts';
import type { ReplicaStudy } from './replica-study.ts';

/**
 * Ends the rounds that a lost log kept apart, so that the log can begin anew. What was in their lanes comes from the files of their
 * persons, openly. `endRound` tells the study. Returns the names of the rounds.
 */
export async function endLostRounds(
  { store: { db } }: ReplicaStudy,
  rounds: Pick<Lanes, 'list' | 'unlock'>,
  endRound: (id: string) => void,
): Promise<string[]> {
  // A server that was set back may know some of them, and lets no log begin anew meanwhile.
  for (const { id, unlockedAt } of await rounds.list()) if (unlockedAt === null) await rounds.unlock(id);
  const standing = all(db, 'blindRound').filter((round) => round.isWithheld === true && isStanding(round));
  for (const { id } of standing) endRound(id);
  db.sqlite.transaction(() => {
    leaveLanes(db);
    noteRounds(db, { rounds: [], progress: [] });
  })();
  return standing.map(({ name }) => name);
}
