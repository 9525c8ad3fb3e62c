// Rounds of which the study has yet to learn that they were opened or unlocked.
import type { TeamRound } from '#core/team/lanes.ts';
import type { ReadDb } from '#db/handles.ts';
import { knownRounds } from '#db/team/known-rounds.ts';
import { teamOf } from '#db/team/team-of.ts';
import { timeInTeam } from '#db/team/team-time.ts';
import { find } from '#db/write.ts';

/** The rounds that are unlocked on the server and published, of which the study does not know so yet. */
export function roundsToFinish(db: ReadDb): TeamRound[] {
  return knownRounds(db).rounds.filter(({ id, unlockedAt, isPublishing }) => {
    const row = find(db, 'blindRound', id);
    return unlockedAt !== null && !isPublishing && row !== undefined && row.unlockedAt === null;
  });
}

/** How long the act of who opened a round may take to arrive, and how long that of another owner's program waits, in milliseconds. */
const ACT_MS = { ofOpener: 2 * 60_000, ofAnother: 15 * 60_000 };

/**
 * The rounds that the server has and of which no act has come, though the program that opened them had the time: it was ended, or
 * its file is lost. `now`: the time of this machine, ISO 8601.
 */
export function roundsToTell(db: ReadDb, now: string): TeamRound[] {
  const team = teamOf(db);
  if (!team) return [];
  const there = Date.parse(timeInTeam(db, now));
  return knownRounds(db).rounds.filter(
    ({ id, openedAt, openedBy }) =>
      find(db, 'blindRound', id) === undefined &&
      there - Date.parse(openedAt) > (openedBy === team.personId ? ACT_MS.ofOpener : ACT_MS.ofAnother),
  );
}
