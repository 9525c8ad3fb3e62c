// Asks something of a team's server over a connection of its own, apart from the link of a file.
import type { PostgresTeam } from './postgres/connect.ts';
import type { TeamLogin } from './team-login.ts';

/** What `work` returns, over a connection that is closed afterwards. Rejects where the server cannot be reached. */
export async function atPlace<T>(
  login: TeamLogin,
  projectId: string,
  work: (place: PostgresTeam) => Promise<T>,
): Promise<T> {
  const { connect } = await import('./postgres/connect.ts');
  const place = await connect(login, projectId);
  try {
    return await work(place);
  } finally {
    await place.close();
  }
}
