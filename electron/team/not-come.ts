// Whose work of a blind round an unlock would miss: a team that has moved waits for nobody, and what is in a file that has not come to
// the new place is in no lane there.
import { AppError } from '#core/errors.ts';
import type { TeamRound } from '#core/team/lanes.ts';
import type { TeamMember, TeamReplica } from '#core/team/place.ts';

/** What is known of a team where it is now. */
interface KnownThere {
  readonly people: readonly TeamMember[];
  readonly files: readonly TeamReplica[];
  /** Whether the team has moved in the middle of the round. */
  readonly hasMoved: boolean;
}

/**
 * The persons of a round who may still code and have a file that was seen since it was opened and has not come, or no other; also
 * those of whose files nobody knows any more, as where the place before is gone.
 */
function notCome(
  round: Pick<TeamRound, 'personIds' | 'openedAt'>,
  { people, files, hasMoved }: KnownThere,
): readonly TeamMember[] {
  return people.filter(({ personId, leftAt, role }) => {
    if (leftAt !== null || role === 'reader' || !round.personIds.includes(personId)) return false;
    const known = files.filter((file) => file.personId === personId);
    if (known.length === 0) return hasMoved;
    const theirs = known.filter(({ cutAt }) => cutAt === null);
    const hasCome = theirs.some((file) => file.hasCome !== false);
    return theirs.some((file) => file.hasCome === false && (!hasCome || file.seenAt >= round.openedAt));
  });
}

/** Throws `conflict` where there are such persons, by the names that the study has. */
export function refuseNotCome(
  round: Pick<TeamRound, 'name' | 'personIds' | 'openedAt'>,
  there: KnownThere,
  nameOf: (personId: string) => string | undefined,
): void {
  const names = notCome(round, there).map(({ personId, name, login }) => nameOf(personId) ?? name ?? login);
  if (names.length === 0) return;
  throw new AppError('conflict', 'errors:team_round_not_come', {
    round: round.name,
    count: names.length,
    names: names.toSorted().join(', '),
  });
}
