// A team on a PostgreSQL of this machine: its owner's file and those of others, open as a program opens them, and somebody
// whose program is not run here, so that only what their acts cost a file is measured.
import { randomUUID } from 'node:crypto';
import { copyFileSync } from 'node:fs';
import type { Client } from 'pg';
import type { ServerAddress } from '#core/team/address.ts';
import { blobsOf, tablesOfActs, type TeamAct } from '#core/team/act.ts';
import type { Footprint } from '#core/team/transport.ts';
import { readMigrations } from '#db/migrations.ts';
import { all, get } from '#db/write.ts';
import { clientOf, newSession } from '#electron/hosts/commands/open-project.ts';
import { packActs } from '#electron/team/packing.ts';
import { connect, type PostgresTeam } from '#electron/team/postgres/connect.ts';
import type { ServerAccess } from '#electron/team/postgres/server-connection.ts';
import { opened, placeIn, type Opened, type Workbench } from '../../workbench.ts';

/** What the rows need of the tests' server, which does not belong to the programs. */
export interface Server extends AsyncDisposable {
  readonly folder: string;
  readonly port: number;
  readonly certificate: { readonly authority: string };
  asked(database: string, sql: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  client(database: string, login: string): Promise<Client>;
  logins(...names: string[]): Promise<void>;
}

/** Starts a PostgreSQL, which ends when it is disposed of. */
export async function startServer(): Promise<Server> {
  const { startPostgres } = (await import(helper('postgres'))) as { startPostgres: () => Promise<Server> };
  return await startPostgres();
}

function helper(name: string): string {
  return new URL(`../../../../tests/helpers/${name}.ts`, import.meta.url).href;
}

/** Makes a database with the schema of teams, and returns its name. */
export async function teamDatabase(server: Server): Promise<string> {
  const { teamDatabase: make } = (await import(helper('team'))) as {
    teamDatabase: (at: Server) => Promise<string>;
  };
  return await make(server);
}

/** How a login comes to a database over the socket in `folder`. */
export function accessOf(
  { port, folder }: Pick<Server, 'port' | 'folder'>,
  database: string,
  login: string,
): ServerAccess {
  const address: ServerAddress = {
    host: 'localhost',
    port,
    database,
    proof: { by: 'socket', folder },
    tunnel: null,
  };
  return { address, login, password: () => Promise.resolve(null) };
}

/** A study that is a team's, with its owner's file open here. */
export interface BegunTeam extends AsyncDisposable {
  readonly server: Server;
  readonly database: string;
  readonly projectId: string;
  readonly owner: Opened;
  readonly path: string;
  /** Makes a login a member, as the coder of that name where one is given; returns the invitation. */
  invite(login: string, coder?: string): Promise<string>;
}

/** Makes a copy of the study at `from` the study of a team. */
export async function beginTeam(bench: Workbench, server: Server, from: string): Promise<BegunTeam> {
  const database = await teamDatabase(server);
  await server.logins('boss');
  const path = placeIn(bench, `${database}-owner.concord`);
  copyFileSync(from, path);
  const owner = opened(path);
  const { folder, port } = server;
  await owner.api.team.create({
    url: `postgres://boss@/${database}?host=${folder}&port=${port}`,
    name: 'Wei Zhang',
  });
  const { projectId } = (await owner.api.team.state({}))!;
  return {
    server,
    database,
    projectId,
    owner,
    path,
    invite: async (login, coder) => {
      await server.logins(login);
      await server.asked('postgres', `GRANT concord_member TO "${login}"`);
      const { invitation } = await owner.api.team.invite({
        login,
        role: 'coder',
        ...(coder !== undefined && { coder }),
      });
      return invitation;
    },
    [Symbol.asyncDispose]: () => owner[Symbol.asyncDispose](),
  };
}

/** Joins with an invitation; the new file at `path` is open afterwards. */
export async function join(path: string, invitation: string, name: string): Promise<Opened> {
  return await joinBy(path, { invitation, name });
}

/** The same, with a password where the server asks for one. */
export async function joinBy(
  path: string,
  how: { readonly invitation: string; readonly name: string; readonly password?: string },
): Promise<Opened> {
  const session = newSession('en');
  const api = clientOf(session);
  await api.team.join({ path, ...how });
  return { session, api, [Symbol.asyncDispose]: () => session.end() };
}

/** The password of every login of the tests' server over TCP. */
export async function passwordOf(): Promise<string> {
  return ((await import(helper('postgres'))) as { PASSWORD: string }).PASSWORD;
}

/** Somebody of the team whose program is not run here. */
export interface Other extends AsyncDisposable {
  readonly personId: string;
  readonly log: PostgresTeam;
  /** Puts acts into the log, so many in a parcel. */
  send(acts: readonly TeamAct[], perParcel: number): Promise<void>;
}

/** Lena, whom every study of the bench has as a coder. */
export async function lenaOf(team: BegunTeam): Promise<Other> {
  await team.invite('lena', 'Lena');
  return await otherAs(accessOf(team.server, team.database, 'lena'), team.projectId, 'Lena');
}

/** A member who was invited, by another way than a program. */
export async function otherAs(access: ServerAccess, projectId: string, name: string): Promise<Other> {
  const log = await connect(access, projectId);
  await log.members.introduce(name);
  const schema = readMigrations().length;
  const me = { replicaId: randomUUID(), machine: 'bench', program: 'bench', schema, head: 0 };
  const { personId, head: before } = await log.hello(me);
  let [n, head] = [0, before];
  return {
    personId,
    log,
    send: async (acts, perParcel) => {
      for (let from = 0; from < acts.length; from += perParcel) {
        const some = acts.slice(from, from + perParcel);
        n += 1;
        const parcel = {
          id: randomUUID(),
          replicaId: me.replicaId,
          n,
          count: some.length,
          schema: 1,
          tables: tablesOfActs(some),
          coderIds: [...new Set(some.map(({ coderId }) => coderId))],
          blobs: [...blobsOf(some)],
          bytes: packActs(some),
        };
        const pushed = await log.push(parcel, head, APART);
        if (!pushed.accepted) throw new Error('A parcel that meets nothing was refused.');
        head = pushed.last;
      }
    },
    [Symbol.asyncDispose]: () => log.close(),
  };
}

const APART: Footprint = { writes: [], reads: [] };

/** Where somebody could code in a study, and with what. */
export interface Places {
  readonly sources: readonly { readonly id: string; readonly textHash: string; readonly length: number }[];
  readonly codeIds: readonly string[];
}

/** The texts of an open study, and its codes that can be applied. */
export function placesIn({ session }: Opened): Places {
  const { db } = session.study!.store;
  const codes = all(db, 'code').filter(
    ({ codable, isTheme, status }) => codable && !isTheme && status !== 'merged',
  );
  return {
    sources: all(db, 'source').map(({ id, textHash }) => ({
      id,
      textHash,
      length: get(db, 'source', id).length,
    })),
    codeIds: codes.map(({ id }) => id),
  };
}

/** How many characters the codings of `codingAct` have; no other coding of the bench is as long. */
const LENGTH = 1_237;

/** The n-th coding of a person, at a place of its own, as an act that a program sends. */
export function codingAct(
  { sources, codeIds }: Places,
  n: number,
  coderId: string,
  ofCode?: string,
): TeamAct {
  const source = sources[n % sources.length]!;
  const round = Math.floor(n / sources.length);
  const room = source.length - LENGTH;
  const codeId = ofCode ?? codeIds[Math.floor(round / room) % codeIds.length]!;
  const start = round % room;
  const at = new Date(1_764_300_000_000 + n * 9_000).toISOString();
  const id = randomUUID();
  const row = { id, sourceId: source.id, codeId, coderId, start, end: start + LENGTH, quoteDigest: id.slice(0, 16), weight: null, stance: null, voice: null, respondentId: null, translation: null, createdAt: at, suggestedBy: null, rationale: null, confidence: null }; // prettier-ignore
  return {
    id: randomUUID(),
    at,
    coderId,
    method: 'codings.apply',
    group: randomUUID(),
    undoes: null,
    redoes: null,
    texts: { [source.id]: source.textHash },
    change: { added: { coding: { [id]: row } }, updated: {}, removed: {} },
    told: {},
  };
}

/** Waits so many milliseconds. */
export function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

/** The value below which so many of a hundred lie. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
}
