// The place that a team moves away from.
import { AppError } from '#core/errors.ts';
import type { ReplicaFacts } from '#core/team/transport.ts';
import type { ReadDb } from '#db/handles.ts';
import type { Team } from '#db/team/team-of.ts';
import { find } from '#db/write.ts';
import { connectTo, isFolder, placeInWords, type ConnectedTeam, type FolderLogin } from './place.ts';
import type { TeamLogin } from './team-login.ts';

/**
 * The place where the log is kept so far; null where it cannot be reached any more. Throws `conflict` for a folder whose log
 * another file keeps: only that one can say there where the team is; unless the team `goesWithout`, `unsupported` for a server
 * that lacks functions by which this program asks it: its members and what is sealed there would stay behind; and `cancelled` where
 * the signal says so while the place says nothing.
 */
export async function oldPlace(
  login: TeamLogin | FolderLogin,
  { projectId }: Pick<Team, 'projectId'>,
  signal: AbortSignal,
  goesWithout = false,
): Promise<ConnectedTeam | null> {
  const place = await reached(login, projectId, { signal, goesWithout });
  if (place && isFolder(place)) await place.expectMayMove();
  return place;
}

async function reached(
  login: TeamLogin | FolderLogin,
  projectId: string,
  { signal, goesWithout }: { readonly signal: AbortSignal; readonly goesWithout: boolean },
): Promise<ConnectedTeam | null> {
  let place: ConnectedTeam | undefined;
  try {
    place = await connectTo(login, projectId, signal);
    await place.members.list();
    return place;
  } catch (error) {
    await place?.close().catch(() => undefined);
    if (!(error instanceof AppError) || error.code === 'cancelled') throw error;
    if (error.key === 'team_server:schema_older' && !goesWithout) throw error;
    return null;
  }
}

/**
 * Throws `conflict` where a blind round is unlocked and not all of its lanes have come: at the new place it would count as over, without
 * what is still to come. Nothing where the old place is gone.
 */
export async function refuseAwaited(old: ConnectedTeam | null): Promise<void> {
  const awaited = (await old?.rounds.list())?.find(({ isPublishing }) => isPublishing);
  if (awaited) throw new AppError('conflict', 'errors:team_round_awaited', { round: awaited.name });
}

/** Throws `conflict` where the old place has what this file refused, and what came after it: a log that begins with this file lacks it. */
export async function refuseBehind(old: ConnectedTeam, team: Team, me: ReplicaFacts): Promise<void> {
  const { head } = await old.hello(me);
  if (head > team.head)
    throw new AppError('conflict', 'errors:team_move_differs', {
      place: placeInWords(team),
      here: team.head,
      there: head,
    });
}

/**
 * Throws `conflict` where the old place has the lane of somebody who has left: whoever codes in a round that lasts seals it at the
 * new place from their own file, but theirs comes there no more.
 */
export async function refuseLanesLeft(db: ReadDb, old: ConnectedTeam): Promise<void> {
  if (isFolder(old)) return;
  const lasting = (await old.rounds.list()).filter(({ unlockedAt }) => unlockedAt === null);
  if (lasting.length === 0) return;
  const left = (await old.members.list()).filter(({ leftAt }) => leftAt !== null);
  const lanes = (await old.rounds.progress()).filter(
    ({ roundId, personId, parcels }) =>
      parcels > 0 &&
      lasting.some(({ id }) => id === roundId) &&
      left.some((member) => member.personId === personId),
  );
  const names = new Set(lanes.map(({ personId }) => find(db, 'coder', personId)?.name ?? personId));
  if (names.size > 0)
    throw new AppError('conflict', 'errors:team_lanes_left', { names: [...names].toSorted().join(', ') });
}
