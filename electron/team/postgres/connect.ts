// Joins and makes teams on a PostgreSQL server.
import type { TableRight } from '#core/team/roles.ts';
import { unlessStopped } from './silent-server.ts';
import { TeamBases } from './bases.ts';
import { TeamMembers } from './members.ts';
import { PostgresLog } from './postgres-log.ts';
import { makeSchema } from './schema.ts';
import { SealedRounds } from './sealed-rounds.ts';
import { ServerConnection, type ServerAccess } from './server-connection.ts';

/** A team's place on a server: its log, its members, its blind rounds and its bases, over one connection. */
export class PostgresTeam extends PostgresLog {
  readonly members: TeamMembers;
  readonly rounds: SealedRounds;
  readonly bases: TeamBases;

  constructor(connection: ServerConnection, projectId: string) {
    super(connection, projectId);
    this.members = new TeamMembers(connection, projectId);
    this.rounds = new SealedRounds(connection, projectId);
    this.bases = new TeamBases(connection, projectId);
  }
}

/** What a new team is made of. */
export interface NewTeam {
  readonly projectId: string;
  readonly name: string;
  readonly owner: { readonly personId: string; readonly name: string };
  /** The schema of the study. */
  readonly schema: number;
  /** Who may change codes, and who may import and edit sources. */
  readonly codebook: 'owner' | 'all';
  readonly sources: 'owner' | 'all';
  readonly rights: readonly TableRight[];
  /** The layers that all may write into, by coder. */
  readonly sharedLayers: readonly string[];
  /** Where the log begins: after a base that is sent next. Without it: empty. */
  readonly after?: { readonly head: number; readonly chain: string };
}

/**
 * Connects as a member. Rejects where the server cannot be reached, or the login is refused, and with `cancelled` where the signal
 * says so while the server says nothing.
 */
export async function connect(
  access: ServerAccess,
  projectId: string,
  signal?: AbortSignal,
): Promise<PostgresTeam> {
  return new PostgresTeam(await opened(access, signal), projectId);
}

/**
 * Makes a team, and the schema where it is missing and this login may make it; its login becomes the owner. Rejects where the
 * project is there already, or where an administrator has to make the schema first, and as `connect` does.
 */
export async function createTeam(
  access: ServerAccess,
  team: NewTeam,
  signal?: AbortSignal,
): Promise<PostgresTeam> {
  const connection = await opened(access, signal);
  try {
    await makeSchema(connection);
    const {
      projectId,
      name,
      owner,
      schema,
      codebook,
      sources,
      rights,
      sharedLayers,
      after = { head: 0, chain: '' },
    } = team;
    await connection.ask(
      'SELECT concord.create_project($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)',
      [
        projectId,
        name,
        owner.personId,
        owner.name,
        schema,
        codebook,
        sources,
        after.head,
        Buffer.from(after.chain, 'hex'),
        rights.map(({ table }) => table),
        rights.map(({ who }) => who),
        rights.map(({ sealed }) => sealed),
        sharedLayers,
      ],
    );
    return new PostgresTeam(connection, projectId);
  } catch (error) {
    await connection.close();
    throw error;
  }
}

async function opened(access: ServerAccess, signal?: AbortSignal): Promise<ServerConnection> {
  const connection = new ServerConnection(access);
  const answer = connection.run('SELECT 1');
  try {
    await (signal ? unlessStopped(answer, signal) : answer);
    return connection;
  } catch (error) {
    // A server that says nothing is not waited for.
    void connection.close().catch(() => undefined);
    throw error;
  }
}
