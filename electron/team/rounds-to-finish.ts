// Rounds of which the study has yet to learn that they were unlocked.
import type { TeamRound } from '#core/team/lanes.ts';
import type { ReadDb } from '#db/handles.ts';
import { knownRounds } from '#db/team/known-rounds.ts';
import { find } from '#db/write.ts';

/** The rounds that are unlocked on the server and published, of which the study does not know so yet. */
export function roundsToFinish(db: ReadDb): TeamRound[] {
  return knownRounds(db).rounds.filter(({ id, unlockedAt, isPublishing }) => {
    const row = find(db, 'blindRound', id);
    return unlockedAt !== null && !isPublishing && row !== undefined && row.unlockedAt === null;
  });
}
