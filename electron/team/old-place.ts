// The place that a team moves away from.
import { AppError } from '#core/errors.ts';
import type { Team } from '#db/team/team-of.ts';
import { connectTo, isFolder, type ConnectedTeam, type FolderLogin } from './place.ts';
import type { TeamLogin } from './team-login.ts';

/**
 * The place where the log is kept so far; null where it cannot be reached any more. Throws `conflict` for a folder whose log
 * another file keeps: only that one can say there where the team is.
 */
export async function oldPlace(
  login: TeamLogin | FolderLogin,
  { projectId }: Team,
): Promise<ConnectedTeam | null> {
  const place = await reached(login, projectId);
  if (place && isFolder(place)) await place.expectMayMove();
  return place;
}

async function reached(login: TeamLogin | FolderLogin, projectId: string): Promise<ConnectedTeam | null> {
  try {
    const place = await connectTo(login, projectId);
    await place.members.list();
    return place;
  } catch (error) {
    if (error instanceof AppError && error.code !== 'cancelled') return null;
    throw error;
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
