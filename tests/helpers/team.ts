// A team on a test server: its project, its members and their ways to the log.
import { randomUUID } from 'node:crypto';
import { connect, createTeam, type NewTeam, type PostgresTeam } from '#electron/team/postgres/connect.ts';
import { sqlForAdministrator } from '#electron/team/postgres/schema.ts';
import type { ServerAccess } from '#electron/team/postgres/server-connection.ts';
import type { Footprint, Parcel, ReplicaFacts, Role } from '#core/team/transport.ts';
import type { TestPostgres } from './postgres.ts';

const WITH_SCHEMA = 'with_schema';

const made = new WeakMap<TestPostgres, Promise<void>>();

/** Makes an empty database that has the schema for teams, as an administrator does with the SQL that the program prints. */
export async function teamDatabase(server: TestPostgres): Promise<string> {
  let template = made.get(server);
  if (!template) {
    template = (async () => {
      await server.asked('postgres', `CREATE DATABASE ${WITH_SCHEMA}`);
      await server.asked(WITH_SCHEMA, sqlForAdministrator(WITH_SCHEMA, 'boss'));
    })();
    made.set(server, template);
  }
  await template;
  return server.database(WITH_SCHEMA);
}

const shared = new WeakMap<TestPostgres, Promise<string>>();

/** The database in which most teams of a server's tests are: each has a project of its own. */
function sharedDatabase(server: TestPostgres): Promise<string> {
  const database = shared.get(server) ?? teamDatabase(server);
  shared.set(server, database);
  return database;
}

/** The way of a login over the socket. */
export function socketAccess(
  server: Pick<TestPostgres, 'folder' | 'port'>,
  database: string,
  login: string,
): ServerAccess {
  const { folder, port } = server;
  return {
    address: { host: 'localhost', port, database, proof: { by: 'socket', folder }, tunnel: null },
    login,
    password: () => Promise.resolve(null),
  };
}

/** What a new team of `boss` is made of. */
export function newTeam(more: Partial<NewTeam> = {}): NewTeam {
  return {
    projectId: randomUUID(),
    name: 'Night shifts',
    owner: { personId: randomUUID(), name: 'Bo' },
    schema: 20,
    codebook: 'owner',
    sources: 'owner',
    rights: [
      { table: 'coding', who: 'coder', sealed: true },
      { table: 'memo', who: 'coder', sealed: true },
      { table: 'code', who: 'codebook', sealed: false },
      { table: 'source', who: 'sources', sealed: false },
      { table: 'project', who: 'owner', sealed: false },
    ],
    sharedLayers: [],
    ...more,
  };
}

/** A member of a test's team, connected. */
export interface Member {
  readonly login: string;
  readonly personId: string;
  readonly team: PostgresTeam;
  readonly me: ReplicaFacts;
  /** A parcel of this member, with the next number of their file. */
  parcel(more?: Partial<Parcel>): Parcel;
}

export interface TestTeam extends AsyncDisposable {
  readonly server: TestPostgres;
  readonly database: string;
  readonly projectId: string;
  readonly owner: Member;
  /** Joins another login to the team, on a machine of its own; `personId` binds it to a layer of the study. */
  member(login: string, role: Role, personId?: string): Promise<Member>;
}

/** Makes a team with a project of its own, owned by `boss`. */
export async function testTeam(server: TestPostgres, more: Partial<NewTeam> = {}): Promise<TestTeam> {
  const database = await sharedDatabase(server);
  const team = newTeam(more);
  const opened: PostgresTeam[] = [];
  const owned = await createTeam(socketAccess(server, database, 'boss'), team);
  opened.push(owned);
  const owner = await arrived('boss', owned);
  return {
    server,
    database,
    projectId: team.projectId,
    owner,
    async member(login, role, personId) {
      await server.logins(login);
      await server.asked('postgres', `GRANT concord_member TO "${login}"`);
      await owned.members.invite(login, role, personId === undefined ? {} : { personId });
      const joined = await connect(socketAccess(server, database, login), team.projectId);
      opened.push(joined);
      await joined.members.introduce(login);
      return arrived(login, joined);
    },
    async [Symbol.asyncDispose]() {
      for (const one of opened) await one.close();
    },
  };
}

async function arrived(login: string, team: PostgresTeam): Promise<Member> {
  const me: ReplicaFacts = {
    replicaId: randomUUID(),
    machine: `${login}’s machine`,
    program: '0.1.0',
    schema: 20,
    head: 0,
  };
  const { personId } = await team.hello(me);
  let n = 0;
  return {
    login,
    personId,
    team,
    me,
    parcel: (more = {}) => {
      n += 1;
      return {
        id: randomUUID(),
        replicaId: me.replicaId,
        n,
        count: 1,
        schema: 20,
        tables: ['coding'],
        coderIds: [personId],
        blobs: [],
        bytes: Buffer.from(`acts of ${login} ${n}`),
        ...more,
      };
    },
  };
}

/** A footprint that meets no other. */
export function apart(): Footprint {
  const key = (): bigint => BigInt.asIntN(64, BigInt(`0x${randomUUID().replaceAll('-', '').slice(0, 16)}`));
  return { writes: [key(), key()], reads: [key()] };
}
