// Asks something of the place of a team's log over a connection of its own, apart from the link of a file.
import { AppError } from '#core/errors.ts';
import { connectTo, type ConnectedTeam, type FolderLogin } from './place.ts';
import type { TeamLogin } from './team-login.ts';

/** What `work` returns, over a connection that is closed afterwards. Rejects as `connectTo` does, and as `work`. */
export async function atPlace<T>(
  login: TeamLogin | FolderLogin,
  projectId: string,
  work: (place: ConnectedTeam) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const place = await connectTo(login, projectId, signal);
  try {
    return await work(place);
  } finally {
    await place.close();
  }
}

/**
 * Throws `invalid` where the login is another person's there. Ask before the file says which one it is: the place would note the
 * file as that person's, and refuse it to its own from then on.
 */
export async function expectPerson(
  { members }: Pick<ConnectedTeam, 'members'>,
  login: string,
  personId: string,
): Promise<void> {
  const other = (await members.list()).find((one) => one.login === login && one.personId !== personId);
  if (other) throw new AppError('invalid', 'errors:team_other_person', { name: other.name ?? login });
}
