// Where the team of a file keeps its log, and the way there: a database, or a shared folder.
import { hostname } from 'node:os';
import { addressInWords, type ServerAddress } from '#core/team/address.ts';
import type { Team, TeamFacts } from '#db/team/team-of.ts';
import type { FolderAccess } from './folder/folder-log.ts';
import { folderTeam, type FolderTeam } from './folder/folder-team.ts';
import type { Passwords } from './passwords.ts';
import type { PostgresTeam } from './postgres/connect.ts';
import { fingerprintOf, type TeamLogin } from './team-login.ts';

/** A member of a team over a folder: there are no passwords, and the folder lies elsewhere on each machine. */
export interface FolderLogin {
  readonly folder: string;
  readonly login: string;
  /** The present time, ISO 8601. */
  readonly now: () => string;
  /** The file that connects; null for one that is not made yet. */
  readonly replicaId: string | null;
}

/** A place of a log with which one can speak. */
export type ConnectedTeam = PostgresTeam | FolderTeam;

/** Whether this is a team over a folder. */
export function isFolder(team: ConnectedTeam): team is FolderTeam {
  return 'keeperState' in team;
}

/** The address in the row of a team on a server. */
export function addressOf({ address }: Pick<Team, 'address'>): ServerAddress {
  return JSON.parse(address) as ServerAddress;
}

/** The folder in the row of a team over one. */
function folderOf({ address }: Pick<Team, 'address'>): string {
  return (JSON.parse(address) as { readonly folder: string }).folder;
}

/** The place as a person reads it. */
export function placeInWords(team: Team): string {
  return team.transport === 'folder' ? folderOf(team) : addressInWords(addressOf(team));
}

/** How the member of a file comes to the place of the log. */
export function loginOf(
  team: Team,
  { passwords, now }: { readonly passwords: Passwords; readonly now: () => string },
): TeamLogin | FolderLogin {
  const { login } = team;
  if (team.transport === 'folder') return { folder: folderOf(team), login, now, replicaId: team.replicaId };
  const address = addressOf(team);
  return { address, login, password: () => passwords.of(address, login) };
}

/**
 * Connects as a member. Rejects where the place cannot be reached, and with `cancelled` where the signal says so meanwhile. The
 * driver of the database is loaded where it is one.
 */
export async function connectTo(
  login: TeamLogin | FolderLogin,
  projectId: string,
  signal?: AbortSignal,
): Promise<ConnectedTeam> {
  if ('folder' in login) return folderTeam(login.folder, folderAccess(login, projectId));
  const { connect } = await import('./postgres/connect.ts');
  return await connect(login, projectId, signal);
}

/** Who speaks to a folder as this member. */
export function folderAccess({ login, now, replicaId }: FolderLogin, projectId: string): FolderAccess {
  const self = replicaId === null ? null : { replicaId, machine: hostname() };
  return { projectId, login, now, self };
}

/** What the row of a team says of its place. */
export function placeFacts(
  login: TeamLogin | FolderLogin,
): Pick<TeamFacts, 'transport' | 'address' | 'login' | 'fingerprint'> {
  if ('folder' in login) {
    const address = JSON.stringify({ folder: login.folder });
    return { transport: 'folder', address, login: login.login, fingerprint: null };
  }
  return {
    transport: 'postgres',
    address: JSON.stringify(login.address),
    login: login.login,
    fingerprint: fingerprintOf(login),
  };
}
