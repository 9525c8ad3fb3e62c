// Whose work of a blind round an unlock would miss: a team that has moved waits for nobody, and what is in a file that has not come to
// the new place is in no lane there.
import { AppError } from '#core/errors.ts';
import type { TeamRound } from '#core/team/lanes.ts';
import type { TeamMember, TeamReplica } from '#core/team/place.ts';

/** The persons of a round who may still code and have a file that was seen since it was opened and has not come, or no other. */
function notCome(
  round: Pick<TeamRound, 'personIds' | 'openedAt'>,
  people: readonly TeamMember[],
  files: readonly TeamReplica[],
): readonly TeamMember[] {
  return people.filter(({ personId, leftAt, role }) => {
    if (leftAt !== null || role === 'reader' || !round.personIds.includes(personId)) return false;
    const theirs = files.filter((file) => file.personId === personId && file.cutAt === null);
    const hasCome = theirs.some((file) => file.hasCome !== false);
    return theirs.some((file) => file.hasCome === false && (!hasCome || file.seenAt >= round.openedAt));
  });
}

/** Throws `conflict` where there are such persons, by the names that the study has. */
export function refuseNotCome(
  round: Pick<TeamRound, 'name' | 'personIds' | 'openedAt'>,
  people: readonly TeamMember[],
  files: readonly TeamReplica[],
  nameOf: (personId: string) => string | undefined,
): void {
  const names = notCome(round, people, files).map(
    ({ personId, name, login }) => nameOf(personId) ?? name ?? login,
  );
  if (names.length === 0) return;
  throw new AppError('conflict', 'errors:team_round_not_come', {
    round: round.name,
    count: names.length,
    names: names.toSorted().join(', '),
  });
}
