// The way to a team's server over TCP: whom Concord trusts, what it sends, and what it says where something is wrong.
import { randomUUID } from 'node:crypto';
import { chmodSync, chownSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AppError } from '#core/errors.ts';
import type { ServerAddress, ServerProof } from '#core/team/address.ts';
import { certificateOf } from '#electron/team/postgres/certificate.ts';
import { connect, createTeam, type PostgresTeam } from '#electron/team/postgres/connect.ts';
import type { ServerAccess } from '#electron/team/postgres/server-connection.ts';
import { catalogues } from '#words/words.ts';
import { makeCertificate, PASSWORD, startPostgres, type TestPostgres } from '../../../helpers/postgres.ts';
import {
  apart,
  newTeam,
  socketAccess,
  teamDatabase,
  testTeam,
  type TestTeam,
} from '../../../helpers/team.ts';
import { testFolder } from '../../../helpers/project.ts';

let server: TestPostgres;
let team: TestTeam;
let authority: string;
/** Made by a login that may make roles and schemas, on a server where nobody had done so before. */
let made: PostgresTeam;
let bare: string;

beforeAll(async () => {
  // One of its own: these tests change how it runs, and stop it.
  server = await startPostgres();
  bare = await server.database();
  await server.logins('maker');
  await server.asked('postgres', `ALTER ROLE maker CREATEROLE; GRANT CREATE ON DATABASE ${bare} TO maker`);
  made = await createTeam(socketAccess(server, bare, 'maker'), newTeam());
  team = await testTeam(server);
  await team.member('lena', 'coder');
  authority = readFileSync(server.certificate.authority, 'utf8');
});

afterAll(async () => {
  await made.close();
  await team[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

const byAuthority = (): ServerProof => ({ by: 'authority', pem: authority });

function access(
  proof: ServerProof,
  more: Partial<ServerAddress> & { login?: string; password?: string | null } = {},
): ServerAccess {
  const { login = 'lena', password = PASSWORD, ...address } = more;
  return {
    address: {
      host: 'localhost',
      port: server.port,
      database: team.database,
      proof,
      tunnel: null,
      ...address,
    },
    login,
    password: () => Promise.resolve(password),
  };
}

/** The error of an act; its sentence has to be there in both languages, and to say what to do. */
async function refusal(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => new Error('was not refused'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AppError)) throw error;
  const [room = '', name = ''] = error.key.split(':');
  for (const catalogue of [catalogues.en, catalogues['zh-CN']] as unknown as Record<
    string,
    Record<string, string>
  >[])
    expect([error.key, catalogue[room]?.[name]?.length]).not.toEqual([error.key, undefined]);
  return error;
}

const key = async (work: Promise<unknown>): Promise<string> => (await refusal(work)).key;

const tried = (one: ServerAccess) => connect(one, team.projectId);

test('connects with the right authority or the right fingerprint, by SCRAM bound to the certificate, with TLS 1.3', async () => {
  const shown = await certificateOf(access(byAuthority()).address);
  expect(shown).toMatchObject({ subject: 'CN=localhost', issuer: 'CN=study authority' });

  for (const proof of [byAuthority(), { by: 'fingerprint', sha256: shown?.sha256 ?? '' } as const]) {
    const joined = await tried(access(proof));
    expect(
      await joined.hello({ replicaId: randomUUID(), machine: 'm', program: 'p', schema: 20, head: 0 }),
    ).toMatchObject({
      name: 'lena',
    });
    const [used] = await server.asked(
      'postgres',
      `SELECT version FROM pg_stat_ssl s JOIN pg_stat_activity a USING (pid) WHERE a.usename = 'lena' AND s.ssl`,
    );
    expect(used).toEqual({ version: 'TLSv1.3' });
    await joined.close();
  }
});

test('trusts no other certificate, and sends nothing to who shows one', async () => {
  using folder = testFolder();
  const foreign = makeCertificate(folder.path, 'foreign');
  const foreignPem = readFileSync(foreign.authority, 'utf8');

  expect(await key(tried(access({ by: 'system' })))).toBe('team_server:certificate_foreign');
  expect(await key(tried(access({ by: 'authority', pem: foreignPem })))).toBe(
    'team_server:certificate_foreign',
  );
  const pinned = await refusal(tried(access({ by: 'fingerprint', sha256: '0'.repeat(64) })));
  expect(pinned.key).toBe('team_server:certificate_other');
  expect(pinned.parameters['found']).toMatch(/^[0-9a-f]{64}$/);
  expect(server.log()).not.toMatch(/password authentication failed/);
});

test('a certificate of the right authority but for another name is refused', async () => {
  const other = makeCertificate(server.folder, 'elsewhere', 'DNS:elsewhere.example');
  const { uid, gid } = statSync(server.folder);
  for (const path of [other.certificate, other.key]) chownSync(path, uid, gid);
  const { certificate, key: own } = server.certificate;
  await server.set({ ssl_cert_file: other.certificate, ssl_key_file: other.key });
  try {
    const pem = readFileSync(other.authority, 'utf8');
    expect(await key(tried(access({ by: 'authority', pem })))).toBe('team_server:certificate_name');
  } finally {
    await server.set({ ssl_cert_file: certificate, ssl_key_file: own });
  }
});

test('a server without TLS gets no password, whether it would take the login or not', async () => {
  await server.set({ ssl: 'off' });
  try {
    expect(await key(tried(access(byAuthority())))).toBe('team_server:no_tls');
    expect(await key(certificateOf(access(byAuthority()).address))).toBe('team_server:no_tls');
  } finally {
    await server.set({ ssl: 'on' });
  }
});

test.each(['password', 'md5'])('a server that asks for the password by “%s” gets none', async (method) => {
  const rules = join(server.folder, 'data', 'pg_hba.conf');
  const before = readFileSync(rules, 'utf8');
  await server.asked('postgres', `SET password_encryption = 'md5'; ALTER ROLE lena PASSWORD '${PASSWORD}'`);
  writeFileSync(rules, before.replace('scram-sha-256', method));
  await server.asked('postgres', 'SELECT pg_reload_conf()');
  try {
    await expect.poll(() => key(tried(access(byAuthority())))).toBe('team_server:no_channel_binding');
  } finally {
    writeFileSync(rules, before);
    await server.asked('postgres', `ALTER ROLE lena PASSWORD '${PASSWORD}'; SELECT pg_reload_conf()`);
  }
  await expect.poll(async () => (await tried(access(byAuthority()))).close()).toBeUndefined();
});

test('says what is wrong with the address, the login or the password', async () => {
  expect(await key(tried(access(byAuthority(), { port: 1 })))).toBe('team_server:unreachable');
  expect(await key(tried(access(byAuthority(), { host: 'no-such-host.invalid' })))).toBe(
    'team_server:unknown_host',
  );
  expect(await key(tried(access(byAuthority(), { database: 'nowhere' })))).toBe('team_server:no_database');
  expect(await key(tried(access(byAuthority(), { password: 'wrong' })))).toBe('team_server:wrong_password');
  expect(await key(tried(access(byAuthority(), { password: null })))).toBe('team_server:password_needed');
  expect(await key(tried(access(byAuthority(), { login: 'unknown' })))).toBe('team_server:wrong_password');
  await server.asked('postgres', `ALTER ROLE lena VALID UNTIL '2020-01-01'`);
  expect(await key(tried(access(byAuthority())))).toBe('team_server:wrong_password');
  await server.asked('postgres', `ALTER ROLE lena VALID UNTIL 'infinity' NOLOGIN`);
  expect(await key(tried(access(byAuthority())))).toBe('team_server:login_refused');
  await server.asked('postgres', 'ALTER ROLE lena LOGIN');
  const nowhere = { by: 'socket', folder: '/nowhere' } as const;
  expect(await key(tried(access(nowhere)))).toBe('team_server:unreachable');
});

test('a password is found in the file that PGPASSFILE names, and nobody gives one', async () => {
  using folder = testFolder();
  const file = join(folder.path, 'pgpass');
  const line = (login: string, password: string) => `localhost:${server.port}:*:${login}:${password}\n`;
  writeFileSync(
    file,
    `\uFEFF${line('lena', PASSWORD)}# of the team\n${line('max', 'other')}${line('*', 'wrong\\:')}`,
    { mode: 0o600 },
  );
  const before = process.env['PGPASSFILE'];
  process.env['PGPASSFILE'] = file;
  try {
    const joined = await tried(access(byAuthority(), { password: null }));
    await joined.close();
    chmodSync(file, 0o644);
    expect(await key(tried(access(byAuthority(), { password: null })))).toBe('team_server:password_needed');
  } finally {
    if (before === undefined) delete process.env['PGPASSFILE'];
    else process.env['PGPASSFILE'] = before;
  }
});

test('a server without the schema for teams says that an administrator has to make it, where the login may not', async () => {
  const empty = await server.database();
  const bareTeam = newTeam();

  expect(await key((await connect(socketAccess(server, empty, 'lena'), bareTeam.projectId)).hello({ replicaId: randomUUID(), machine: 'm', program: 'p', schema: 20, head: 0 }))).toBe('team_server:schema_missing'); // prettier-ignore
  expect(await key(createTeam(socketAccess(server, empty, 'lena'), bareTeam))).toBe(
    'team_server:schema_missing',
  );
  expect(await server.asked(empty, `SELECT FROM pg_namespace WHERE nspname = 'concord'`)).toEqual([]);
});

test('a login that may make roles makes the schema itself, invites with a password of its own, and can read no lane', async () => {
  const invited = await made.members.invite(`guest-${server.port}`, 'reader');
  expect(invited).toMatchObject({ sql: null });
  expect(await made.members.invite(`guest-${server.port}`, 'coder')).toMatchObject({
    password: null,
    personId: invited.personId,
  });
  const joined = await connect(
    {
      ...access(byAuthority(), { login: `guest-${server.port}`, password: invited.password, database: bare }),
    },
    'no matter',
  );
  await joined.close();
  expect(
    (await made.members.list()).map(({ login, name, role, joinedAt }) => [
      login,
      name,
      role,
      joinedAt === null,
    ]),
  ).toEqual([
    [`guest-${server.port}`, null, 'coder', true],
    ['maker', 'Bo', 'owner', false],
  ]);
  expect(await server.asked(bare, `SELECT pg_has_role('maker', 'concord_keeper', 'USAGE') AS acts`)).toEqual([
    { acts: false },
  ]);
  expect(await made.rounds.whoCouldRead()).toContain('maker');

  // An update of the program finds a schema that lacks its last steps, and adds them with the rights that made it.
  await server.asked(
    bare,
    `DELETE FROM concord.version WHERE position >= 7; DROP TRIGGER came_now ON concord.replica;
     DROP FUNCTION concord.came_now, concord.bring_files, concord.bring_replicas; DROP TABLE concord.file_before;
     ALTER TABLE concord.replica DROP COLUMN was_owner;
     DO $$ DECLARE one regprocedure; BEGIN
       FOR one IN SELECT oid FROM pg_proc WHERE pronamespace = 'concord'::regnamespace AND proname ~ '(_of|parcels_after|_of_b(lob|ase))$' AND proname <> 'owner_of'
       LOOP EXECUTE 'DROP FUNCTION ' || one; END LOOP; END $$`,
  );
  await made.hello({ replicaId: randomUUID(), machine: 'm', program: 'p', schema: 20, head: 0 });
  const steps = await server.asked(bare, 'SELECT position FROM concord.version ORDER BY position');
  expect(steps.map(({ position }) => position).slice(-4)).toEqual([7, 8, 9, 10]);
});

test('an owner who may make no logins gets the SQL for the administrator, and the membership stands already', async () => {
  const invited = await team.owner.team.members.invite('o"brien', 'coder');

  expect(invited).toMatchObject({
    password: null,
    sql: expect.stringContaining('GRANT concord_member TO "o""brien"') as string,
  });
  await server.asked('postgres', invited.sql ?? '');
  const joined = await connect(socketAccess(server, team.database, 'o"brien'), team.projectId);
  expect(
    await joined.hello({ replicaId: randomUUID(), machine: 'm', program: 'p', schema: 20, head: 0 }),
  ).toMatchObject({ role: 'coder' });
  await joined.close();
});

test('a schema of a newer Concord is told from an older one; a study is made a team once', async () => {
  const database = await teamDatabase(server);
  const study = newTeam();
  await (await createTeam(socketAccess(server, database, 'boss'), study)).close();
  expect(await key(createTeam(socketAccess(server, database, 'boss'), study))).toBe(
    'team_server:project_exists',
  );

  await server.asked(
    database,
    `INSERT INTO concord.version (position, name, hash) VALUES (99, '0099.sql', 'later')`,
  );
  expect(await key(createTeam(socketAccess(server, database, 'boss'), newTeam()))).toBe(
    'team_server:schema_newer',
  );
  await server.asked(database, `DELETE FROM concord.version`);
  const older = await connect(socketAccess(server, database, 'boss'), study.projectId);
  expect(
    await key(older.hello({ replicaId: randomUUID(), machine: 'm', program: 'p', schema: 20, head: 0 })),
  ).toBe('team_server:schema_older');
  await server.asked(database, 'DROP FUNCTION concord.missing');
  expect(await key(older.missing(['0']))).toBe('team_server:schema_older');
  await older.close();
});

test('a connection that is cut, or a server that stops, is told, and the next call connects again and goes on', async () => {
  const { owner } = team;
  const cut = () =>
    server.asked('postgres', `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'boss'`);
  const heard: number[] = [];
  const stop = await owner.team.listen((head) => heard.push(head));
  const waiting = await connect(socketAccess(server, team.database, 'lena'), team.projectId);
  await waiting.turn(async () => {
    const { head } = await owner.team.hello(owner.me);
    const cutOff = key(owner.team.push(owner.parcel(), head, apart()));
    await expect
      .poll(() =>
        server.asked('postgres', `SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`),
      )
      .toHaveLength(1);
    await cut();
    expect(await cutOff).toMatch(/^team_server:(?:stopping|lost)$/);
  });
  await waiting.close();
  const { head } = await owner.team.hello(owner.me);

  // The notices come over the new connection.
  const sent = await owner.team.push(owner.parcel(), head, apart());
  expect(sent.accepted).toBe(true);
  await expect.poll(() => heard).toContain(head + 1);

  await server.stop();
  expect(await key(owner.team.pull(0))).toMatch(/^team_server:(?:stopping|lost|unreachable)$/);
  expect(await key(owner.team.pull(0))).toBe('team_server:unreachable');
  await server.start();
  expect((await owner.team.pull(head)).map(({ first }) => first)).toEqual([head + 1]);
  await stop();
});

test('a turn that nobody uses for five seconds is over, so that a sleeping computer holds up nobody', async () => {
  const asleep = await connect(socketAccess(server, team.database, 'lena'), team.projectId);
  const { owner } = team;
  const { head } = await owner.team.hello(owner.me);

  const turn = asleep.turn(() => new Promise((done) => setTimeout(done, 7_000)));
  await expect
    .poll(() => server.asked('postgres', `SELECT FROM pg_locks WHERE locktype = 'advisory'`))
    .toHaveLength(1);
  expect(await owner.team.push(owner.parcel({}), head, apart())).toMatchObject({ accepted: true });
  await turn;
  expect((await asleep.pull(head)).map(({ first }) => first)).toEqual([head + 1]);
  await asleep.close();
});

test('a server that takes nothing in says so, and takes it later', async () => {
  const { owner } = team;
  const { head } = await owner.team.hello(owner.me);
  const parcel = owner.parcel();
  await owner.team.turn(() => Promise.resolve());
  await server.asked(
    'postgres',
    `ALTER ROLE boss SET default_transaction_read_only = on; SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'boss'`,
  );
  await owner.team.pull(0).catch(() => undefined);

  expect(await key(owner.team.push(parcel, head, apart()))).toBe('team_server:read_only');
  await server.asked(
    'postgres',
    `ALTER ROLE boss RESET default_transaction_read_only; SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'boss'`,
  );
  await owner.team.pull(0).catch(() => undefined);
  expect(await owner.team.push(parcel, head, apart())).toMatchObject({ accepted: true });
});

/** A stand-in for `ssh` that forwards as `-L` says, since no test can count on a gateway. */
const SSH = `#!/usr/bin/env node
const { connect, createServer } = require('node:net');
const words = process.argv.slice(2);
if (words.at(-1) !== 'lena@gateway' || (words.includes('-p') && words[words.indexOf('-p') + 1] !== '2222')) { console.error('Permission denied (publickey).'); process.exit(255); }
const [, from, host, to] = /^127\\.0\\.0\\.1:(\\d+):(.*):(\\d+)$/.exec(words[words.indexOf('-L') + 1]);
createServer((near) => { const far = connect(Number(to), host); near.pipe(far).pipe(near); near.on('error', () => far.destroy()); far.on('error', () => near.destroy()); }).listen(Number(from), '127.0.0.1');
`;

test('through a tunnel of ssh the certificate is still checked by the server’s name; a tunnel that fails says why', async () => {
  using folder = testFolder();
  const programs = join(folder.path, 'bin');
  mkdirSync(programs);
  writeFileSync(join(programs, 'ssh'), SSH.replace('/usr/bin/env node', process.execPath), { mode: 0o755 });
  const path = process.env['PATH'];
  process.env['PATH'] = `${programs}${delimiter}${path}`;
  try {
    for (const tunnel of ['lena@gateway', 'lena@gateway:2222'])
      await (await tried(access(byAuthority(), { tunnel }))).close();
    expect(await key(tried(access({ by: 'system' }, { tunnel: 'lena@gateway' })))).toBe(
      'team_server:certificate_foreign',
    );
    const denied = await refusal(tried(access(byAuthority(), { tunnel: 'lena@gateway:22' })));
    expect(denied).toMatchObject({
      key: 'team_server:no_tunnel',
      parameters: { what: 'Permission denied (publickey).', command: 'ssh -p 22 lena@gateway' },
    });
  } finally {
    process.env['PATH'] = path;
  }
});
