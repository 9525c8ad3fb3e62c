// Two files of a team on a real server: that of Wei, who owns it, and that of Lena.
import { join } from 'node:path';
import { expect } from 'vitest';
import { all } from '#db/write.ts';
import type { SessionParts } from '#electron/session-parts.ts';
import type { TestPostgres } from './postgres.ts';
import { testProject, type TestProject } from './project.ts';
import { sharedRows } from './replicas.ts';
import { teamDatabase } from './team.ts';

export interface TwoOnServer extends AsyncDisposable {
  /** The database. */
  readonly name: string;
  readonly wei: TestProject;
  readonly lena: TestProject;
}

/** Makes a database with the schema for teams, in which both logins may be members. */
export async function databaseOfTwo(server: TestPostgres): Promise<string> {
  const name = await teamDatabase(server);
  await server.asked('postgres', 'GRANT concord_member TO lena');
  return name;
}

/** The address of a database for the login of Wei. */
export function urlOf(server: TestPostgres, name: string): string {
  return `postgres://boss@/${name}?host=${server.folder}&port=${server.port}`;
}

/**
 * The clock of the machine: what is done at what time beside others can be told only by clocks that go on by themselves. That of
 * `testProject` goes on with each reading alone, and a slow machine may be a second behind before it is read again.
 */
export const realClock = { now: (): string => new Date().toISOString() };

/**
 * Makes the team and both files; the server has the logins `boss` and `lena`. `parts`: other parts of both sessions, and `hers` of Lena's.
 */
export async function twoOnServer(
  server: TestPostgres,
  parts: Partial<SessionParts> = {},
  hers = parts,
): Promise<TwoOnServer> {
  const name = await databaseOfTwo(server);
  const wei = await testProject(undefined, parts);
  await wei.api.team.create({ url: urlOf(server, name) });
  const { invitation } = await wei.api.team.invite({ login: 'lena', role: 'coder' });
  const lena = await testProject(undefined, hers);
  await lena.api.team.join({ path: join(lena.folder, 'hers.concord'), invitation, name: 'Lena' });
  await wei.api.team.sync({});
  const dispose = async (): Promise<void> => {
    for (const one of [wei, lena]) await one[Symbol.asyncDispose]();
  };
  return { name, wei, lena, [Symbol.asyncDispose]: dispose };
}

/** What the memos of a file say, in order. */
export function memosIn({ session }: TestProject): string[] {
  return all(session.study!.store.db, 'memo')
    .map(({ body }) => body)
    .toSorted();
}

/** Exchanges everything; then both files are the same study. */
export async function expectEqual({ wei, lena }: TwoOnServer): Promise<void> {
  for (const { api } of [lena, wei, lena]) await api.team.sync({});
  expect(sharedRows(lena.session.study!.store)).toBe(sharedRows(wei.session.study!.store));
  for (const { faults } of [wei, lena]) expect(faults).toEqual([]);
}

/** The ids of both persons. */
export async function personsOf({ wei }: TwoOnServer): Promise<{
  readonly weiId: string;
  readonly lenaId: string;
}> {
  const { coder } = (await wei.api.project.records()).tables;
  const idOf = (name: string): string => coder.find((each) => each.name === name)?.id ?? '';
  return { weiId: idOf('Wei'), lenaId: idOf('Lena') };
}

/** Ends every connection to a database. */
export async function disconnect(server: TestPostgres, name: string): Promise<void> {
  await server.asked(
    'postgres',
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`,
  );
}
