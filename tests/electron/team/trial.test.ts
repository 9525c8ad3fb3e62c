// What a person is told before they share a study or join one: step by step, with what to do where a step fails.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { AppError } from '#core/errors.ts';
import { urlOfFields } from '#core/team/address-fields.ts';
import { teamUrl } from '#core/team/address.ts';
import { writeInvitation } from '#core/team/invitation.ts';
import { sharingSteps, type Trial } from '#core/team/trial.ts';
import { noteTeam } from '#db/team/team-of.ts';
import { again } from '#electron/team/again.ts';
import { oldPlace } from '#electron/team/old-place.ts';
import { createTeam } from '#electron/team/postgres/connect.ts';
import { PASSWORD, sharedPostgres, type TestPostgres } from '../../helpers/postgres.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';
import { smallStudy } from '../../helpers/study.ts';
import { newTeam, socketAccess, teamDatabase } from '../../helpers/team.ts';

let server: TestPostgres;
let database: string;

beforeAll(async () => {
  server = await sharedPostgres();
  await server.logins('boss', 'lena', 'newcomer');
  database = await teamDatabase(server);
  await server.asked('postgres', 'GRANT concord_member TO lena');
});

/** Each step by its name, `done` or the key of its sentence. */
const told = ({ steps }: Pick<Trial, 'steps'>): string[] =>
  steps.map(({ step, problem }) => `${step}: ${problem?.key ?? 'done'}`);

const fields = (more: Partial<Parameters<typeof urlOfFields>[0]> = {}): string =>
  urlOfFields({
    server: `localhost:${server.port}`,
    database,
    login: 'boss',
    fingerprint: '',
    authority: '',
    tunnel: '',
    ...more,
  });

const throughSocket = (login: string): string => fields({ server: `${server.folder}:${server.port}`, login });

test('the way to a server is tried step by step, and the first that fails says why', async () => {
  await using wei = await testProject();
  const share = (url: string, password: string | null = null) => wei.api.team.tryToShare({ url, password });

  expect(told(await share(fields({ server: 'localhost:1' })))).toEqual(['reach: team_server:unreachable']);
  expect(told(await share(fields({ server: '/nowhere' })))).toEqual(['reach: team_server:unreachable']);

  const foreign = await share(fields());
  expect(told(foreign)).toEqual(['reach: done', 'certificate: team_server:certificate_foreign']);
  expect(String(foreign.steps.at(-1)?.problem?.parameters['what'])).not.toMatch(/Node\.js/u);
  const { sha256 = '', issuer } = foreign.certificate ?? {};
  expect(sha256).toMatch(/^[0-9a-f]{64}$/u);
  expect(issuer).toContain('study authority');

  const pinned = fields({ fingerprint: sha256.toUpperCase().replaceAll(/(..)(?!$)/gu, '$1:') });
  expect(told(await share(pinned))).toEqual([
    'reach: done',
    'certificate: done',
    'login: team_server:password_needed',
  ]);
  expect(told(await share(pinned, 'guessed'))).toContain('login: team_server:wrong_password');
  const trusted = fields({ authority: server.certificate.authority });
  const all = await share(trusted, PASSWORD);
  expect(told(all)).toEqual(sharingSteps.map((step) => `${step}: done`));
  expect(all).toMatchObject({ sql: null, version: expect.stringMatching(/^\d+/u) });
  expect(all.databaseBytes).toBeGreaterThan(0);
  expect(all.studyBytes).toBeGreaterThan(0);
  expect(told(await share(fields({ authority: '/nowhere.pem' })).catch(() => foreign))).toEqual(
    told(foreign),
  );
  expect(wei.faults).toEqual([]);
});

test('a server that hangs up at once is not waited for', async () => {
  await using wei = await testProject();
  const hasty = createServer((socket) => socket.end());
  hasty.listen(0, '127.0.0.1');
  await once(hasty, 'listening');
  const { port } = hasty.address() as AddressInfo;
  const url = fields({ server: `127.0.0.1:${port}`, fingerprint: 'ab'.repeat(32) });

  expect(told(await wei.api.team.tryToShare({ url })).at(-1)).toBe('reach: team_server:lost');
  await expect(wei.api.team.create({ url })).rejects.toMatchObject({ code: 'locked' });
  hasty.close();
});

/** A server that takes connections and says nothing. */
async function silentServer() {
  const silent = createServer();
  const sockets: Socket[] = [];
  silent.on('connection', (socket) => sockets.push(socket));
  silent.listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  return {
    url: fields({ server: `127.0.0.1:${port}`, fingerprint: 'ab'.repeat(32) }),
    reached: once(silent, 'connection'),
    [Symbol.dispose]: () => {
      for (const socket of sockets) socket.destroy();
      silent.close();
    },
  };
}

type Asking = (wei: TestProject, url: string, signal: AbortSignal) => Promise<unknown>;

test.each<[string, Asking]>([
  ['sharing', (wei, url, signal) => wei.api.team.create({ url, password: PASSWORD }, { signal })],
  [
    'exchanging acts',
    async (wei, url, signal) => {
      await wei.api.team.create({ url: throughSocket('boss') });
      noteTeam(wei.store().db, { address: JSON.stringify(teamUrl(url).address) });
      wei.reopen();
      await wei.api.team.sync({}, { signal });
    },
  ],
  [
    'looking for the place that a team moves away from',
    (_, url, signal) =>
      oldPlace(
        { ...teamUrl(url), password: () => Promise.resolve(PASSWORD) },
        { projectId: randomUUID() },
        signal,
      ),
  ],
])('%s is stopped while the server says nothing', async (_, asking) => {
  await using wei = await testProject();
  using silent = await silentServer();
  const stopping = new AbortController();

  const asked = asking(wei, silent.url, stopping.signal);
  await silent.reached;
  stopping.abort();

  await expect(asked).rejects.toMatchObject({ key: 'errors:cancelled' });
});

test('where the tables are missing and may not be made, the SQL for the administrator comes along', async () => {
  await using wei = await testProject();
  const bare = await server.database();
  const trial = await wei.api.team.tryToShare({
    url: fields({ server: `${server.folder}:${server.port}`, database: bare }),
  });
  expect(told(trial).at(-1)).toBe('schema: team_server:schema_missing');
  expect(trial.sql).toContain('CREATE SCHEMA IF NOT EXISTS concord');
  expect(trial.databaseBytes).toBeNull();

  const newcomers = await wei.api.team.tryToShare({ url: throughSocket('newcomer') });
  expect(told(newcomers).at(-1)).toBe('schema: team_server:no_rights');

  const still = await teamDatabase(server);
  await server.asked('postgres', `ALTER DATABASE ${still} SET default_transaction_read_only = on`);
  const stopped = await wei.api.team.tryToShare({
    url: fields({ server: `${server.folder}:${server.port}`, database: still }),
  });
  expect(told(stopped).at(-1)).toBe('room: team_server:read_only');
});

test('an invitation tells where it leads before a password is asked, and whether one may join', async () => {
  await using wei = await testProject();
  await smallStudy(wei);
  await wei.api.coders.add({ name: 'Lena' });
  await wei.api.team.create({ url: throughSocket('boss') });
  const { invitation } = await wei.api.team.invite({ login: 'lena', role: 'coder', coder: 'Lena' });

  await using lena = await testProject();
  expect(await lena.api.team.invitation({ text: `Dear Lena,\n\n${invitation}\n` })).toEqual({
    name: 'Test study',
    login: 'lena',
    place: `${server.folder}:${server.port}/${database}`,
    tunnel: null,
    proof: 'socket',
    fingerprint: null,
  });
  await expect(lena.api.team.invitation({ text: invitation.slice(0, -9) })).rejects.toMatchObject({
    key: 'errors:broken_invitation',
  });
  const trial = await lena.api.team.tryToJoin({ invitation });
  expect(told(trial)).toEqual(['reach: done', 'certificate: done', 'login: done', 'membership: done']);
  expect(trial.member).toMatchObject({ role: 'coder', name: 'Lena' });
  expect(trial.member?.bytes).toBeGreaterThan(0);

  await server.asked('postgres', 'GRANT concord_member TO newcomer');
  const newcomers = await lena.api.team.tryToJoin({ invitation, login: 'newcomer' });
  await server.asked('postgres', 'REVOKE concord_member FROM newcomer');
  expect(told(newcomers).at(-1)).toBe('membership: team_server:not_a_member');

  await wei.api.team.member({ login: 'lena', role: null });
  expect(told(await lena.api.team.tryToJoin({ invitation })).at(-1)).toBe('membership: team_server:left');

  const begun = newTeam();
  await (await createTeam(socketAccess(server, database, 'boss'), begun)).close();
  const toNothing = writeInvitation(
    {
      projectId: begun.projectId,
      name: 'Begun',
      login: 'boss',
      address: socketAccess(server, database, 'boss').address,
    },
    (text) => Buffer.from(text).toString('base64url'),
  );
  expect(told(await lena.api.team.tryToJoin({ invitation: toNothing })).at(-1)).toBe(
    'membership: errors:team_no_base',
  );
});

async function joined(wei: TestProject): Promise<TestProject> {
  const { invitation } = await wei.api.team.invite({ login: 'lena', role: 'coder' });
  const lena = await testProject();
  await lena.api.team.join({ path: join(lena.folder, 'hers.concord'), invitation, name: 'Lena' });
  return lena;
}

test('a study whose line breaks while it is sent arrives whole', async () => {
  await using wei = await testProject();
  const body = 'quiet rivers '.repeat(76_000);
  for (let n = 0; n < 5; n += 1) await wei.api.memos.add({ body });
  let cuts = 0;
  const made = await wei.session.call(
    'team.create',
    { url: throughSocket('boss') },
    {
      onProgress: ({ done }) => {
        if (done === 0 || cuts > 0) return;
        cuts += 1;
        void server.asked(
          'postgres',
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${database}' AND application_name = 'concord'`,
        );
      },
    },
  );
  expect(made).toMatchObject({ ok: true, value: { unsent: 0 } });
  expect(cuts).toBe(1);
  await using lena = await joined(wei);
  expect((await lena.api.project.records()).tables.memo.map((memo) => memo.body.length)).toEqual(
    Array.from({ length: 5 }, () => body.length),
  );
});

test('a transfer is tried again as long as it gets further, and ends when nothing moves or somebody stops it', async () => {
  const broken = (): AppError => new AppError('locked', 'team_server:lost');
  const never = new AbortController().signal;
  let tries = 0;
  const done = await again(
    (moved) => {
      tries += 1;
      if (tries % 2 === 0) moved();
      return tries < 9 ? Promise.reject(broken()) : Promise.resolve('there');
    },
    never,
    [1, 1],
  );
  expect(done).toBe('there');
  tries = 0;
  const failing = again(() => Promise.reject(((tries += 1), broken())), never, [1, 1]);
  await expect(failing).rejects.toMatchObject({ key: 'team_server:lost' });
  expect(tries).toBe(3);
  const stop = new AbortController();
  const stopped = again(() => Promise.reject(broken()), stop.signal, [60_000]);
  stop.abort();
  await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
});

test('an owner hands the team over, and cuts off the file of a lost computer', async () => {
  await using wei = await testProject();
  await wei.api.team.create({ url: throughSocket('boss') });
  await using lena = await joined(wei);
  const { replicas } = await wei.api.team.people({});
  const hers = (await lena.api.team.state({}))?.personId;
  const file = replicas.find(({ personId }) => personId === hers);
  expect(await wei.api.team.handOver({ login: 'lena' })).toMatchObject({ role: 'coder' });
  await expect(wei.api.team.cutOff({ replicaId: file?.id ?? '' })).rejects.toMatchObject({
    key: 'errors:team_cuts_own',
  });
  await lena.api.team.sync({});
  expect(await lena.api.team.state({})).toMatchObject({ role: 'owner' });

  const own = replicas.find(({ personId }) => personId !== hers);
  await lena.api.team.cutOff({ replicaId: own?.id ?? '' });
  await wei.api.memos.add({ body: 'from the lost computer' });
  await expect(wei.api.team.sync({})).rejects.toMatchObject({ key: 'team_server:cut_off' });
});

test('what one person edits, the others see, but not while a blind round stands', async () => {
  await using wei = await testProject();
  const study = await smallStudy(wei);
  await wei.api.coders.add({ name: 'Chen' });
  await wei.api.team.create({ url: throughSocket('boss') });
  await using lena = await joined(wei);
  const sourceId = study.sources.first.id;
  await lena.api.team.editing({ sourceIds: [sourceId] });
  await lena.api.team.sync({});
  await wei.api.team.sync({});
  expect((await wei.api.team.state({}))?.editing).toMatchObject([{ name: 'Lena', sourceIds: [sourceId] }]);
  await lena.api.team.editing({ sourceIds: [] });
  await lena.api.team.sync({});
  await wei.api.team.sync({});
  expect((await wei.api.team.state({}))?.editing).toEqual([]);
});
