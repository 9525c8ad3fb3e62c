// Two people, two files, one server, by the command line: what either does reaches the other, and both files hold the same.
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TeamState } from '#core/team/link-state.ts';
import { openStore } from '#db/open.ts';
import { dump } from '../../helpers/dump.ts';
import { sharedPostgres, type TestPostgres } from '../../helpers/postgres.ts';
import { lines, openOptions } from '../../helpers/project.ts';
import { teamDatabase } from '../../helpers/team.ts';
import { terminal, type Terminal } from '../cli/concord.ts';

let server: TestPostgres;
let wei: Terminal;
let lena: Terminal;
let database: string;
let url: string;

beforeAll(async () => {
  server = await sharedPostgres();
  await server.logins('boss', 'lena', 'anna');
  database = await teamDatabase(server);
  url = `postgres://boss@/${database}?host=${server.folder}&port=${server.port}`;
  wei = terminal();
  lena = terminal();
  await done(wei, 'new', 'alliance.concord', '--coder', 'Wei');
  writeFileSync(join(wei.folder, 'a.txt'), 'The association knows whom to ask.\n\nIt answers the phone.');
  writeFileSync(join(wei.folder, 'b.txt'), '协会替我们找到了合作伙伴。');
  await done(wei, 'import', 'alliance.concord', 'a.txt', 'b.txt');
  await code(wei, 'connector');
});

afterAll(() => {
  wei[Symbol.dispose]();
  lena[Symbol.dispose]();
});

async function done(shell: Terminal, ...words: string[]): Promise<string> {
  const { status, stdout, stderr } = await shell.concord(...words);
  expect({ status, stderr }).toEqual({ status: 0, stderr: expect.any(String) as string });
  return stdout;
}

/** Makes the login a member, and returns the invitation for it. */
async function invited(login: string, role: string): Promise<string> {
  const told = await done(wei, 'team', 'invite', 'alliance.concord', '--login', login, '--role', role);
  return told.trimEnd().split('\n').at(-1)!;
}

function call<T>(shell: Terminal, method: string, input: object): Promise<T> {
  return shell.json<T>('call', 'alliance.concord', method, JSON.stringify(input));
}

const code = (shell: Terminal, name: string): Promise<{ id: string }> =>
  call(shell, 'codes.create', { name });

function dumpOf(shell: Terminal): string {
  const store = openStore(join(shell.folder, 'alliance.concord'), { ...openOptions, readOnly: true });
  try {
    return dump(store);
  } finally {
    store.close();
  }
}

test('a study goes to the server and comes to a second file, and acts of both reach the other', async () => {
  expect(await done(wei, 'team', 'create', 'alliance.concord', '--url', url)).toContain('Wei (boss), owner');
  const invitation = await invited('lena', 'coder');
  await server.asked('postgres', 'GRANT concord_member TO lena');
  writeFileSync(join(lena.folder, 'mail.txt'), `Dear Lena,\n\n${invitation}\n\nWei\n`);
  expect(
    await done(lena, 'team', 'join', 'alliance.concord', '--invitation', 'mail.txt', '--name', 'Lena'),
  ).toContain('Lena (lena), coder');

  await code(lena, 'guide');
  await code(wei, 'marketplace');
  expect(await lena.json('team', 'sync', 'alliance.concord', '--format', 'json')).toEqual({
    received: 0,
    sent: 1,
    held: 0,
    remarks: 0,
    head: 2,
  });
  expect(await wei.json('team', 'sync', 'alliance.concord', '--format', 'json')).toMatchObject({
    received: 2,
    sent: 1,
    head: 3,
  });
  expect(await lena.json('team', 'sync', 'alliance.concord', '--format', 'json')).toMatchObject({
    received: 1,
    sent: 0,
    head: 3,
  });
  expect(dumpOf(lena)).toEqual(dumpOf(wei));

  const state = await lena.json<TeamState>('team', 'status', 'alliance.concord', '--format', 'json');
  expect(state).toMatchObject({ name: 'Lena', role: 'coder', head: 3, unsent: 0, link: { how: 'here' } });
  for (const shell of [wei, lena]) await done(shell, 'check', 'alliance.concord');
  expect(await lena.json('team', 'check', 'alliance.concord', '--format', 'json')).toEqual({
    here: 3,
    there: 3,
  });
});

test('joining that is stopped with Ctrl-C leaves nothing behind, here or on the server', async () => {
  const invitation = await invited('lena', 'coder');
  const files = () =>
    server.asked(database, 'SELECT id FROM concord.replica WHERE cut_at IS NULL ORDER BY id');
  const before = await files();
  using laptop = terminal();
  const holder = await server.client(database, 'keeper');
  await holder.query('BEGIN; LOCK TABLE concord.base IN ACCESS EXCLUSIVE MODE');
  const waits = "FROM pg_stat_activity WHERE usename = 'lena' AND wait_event_type = 'Lock'";

  const joining = laptop.begun('team', 'join', 'hers.concord', '--invitation', invitation, '--name', 'Lena');
  while ((await server.asked(database, `SELECT ${waits}`)).length === 0) await pause(20);
  joining.interrupt();
  // As where the server gives up.
  await server.asked(database, `SELECT pg_cancel_backend(pid) ${waits}`);

  expect(await joining.end).toMatchObject({
    status: 130,
    stdout: '',
    stderr: expect.stringContaining('Cancelled. Nothing was left half done.\n') as string,
  });
  await holder.end();
  expect(readdirSync(laptop.folder).filter((name) => name !== 'home')).toEqual([]);
  expect(await files()).toEqual(before);
});

test('a second machine of the owner is the same person', async () => {
  const invitation = await invited('boss', 'owner');
  using laptop = terminal();
  expect(await done(laptop, 'team', 'join', 'alliance.concord', '--invitation', invitation)).toContain(
    'Wei (boss), owner',
  );
  await code(laptop, 'host');
  expect(await laptop.json('team', 'sync', 'alliance.concord', '--format', 'json')).toMatchObject({
    sent: 1,
  });
  expect(await wei.json('team', 'sync', 'alliance.concord', '--format', 'json')).toMatchObject({
    received: 1,
  });
  expect(dumpOf(laptop)).toEqual(dumpOf(wei));
  const { tables } = await call<{ tables: { coder: readonly { name: string }[] } }>(
    wei,
    'project.records',
    {},
  );
  expect(tables.coder.map(({ name }) => name).toSorted()).toEqual(['Lena', 'Wei']);
});

test('a password in the address is refused before anything is tried', async () => {
  using other = terminal();
  await done(other, 'new', 'study.concord', '--coder', 'Wei');
  const { status, stderr } = await other.concord(
    'team',
    'create',
    'study.concord',
    '--url',
    'postgres://boss:secret@localhost/alliance',
  );
  expect(status).toBe(2);
  expect(stderr).toContain('PGPASSFILE');
  expect(stderr).not.toContain('secret');
});

test('who is not in the team cannot join with the invitation of another', async () => {
  const invitation = await invited('lena', 'coder');
  using stranger = terminal();
  const { status, stderr } = await stranger.concord(
    'team',
    'join',
    'alliance.concord',
    '--invitation',
    invitation,
    '--login',
    'anna',
    '--name',
    'Anna',
  );
  expect(status).toBe(1);
  expect(stderr).toMatch(/anna/);
});

test('a name that another coder has is refused, and no file is left', async () => {
  await server.asked('postgres', 'GRANT concord_member TO anna');
  const invitation = await invited('anna', 'coder');
  using anna = terminal();
  const joined = await anna.concord(
    'team',
    'join',
    'x.concord',
    '--invitation',
    invitation,
    '--name',
    'Lena',
  );
  expect(joined.status).toBe(1);
  expect(joined.stderr).toContain('Lena');
  expect((await anna.concord('check', 'x.concord')).status).toBe(1);
});

test('where both changed the same, the later stands and both are told; what has to be chosen waits for who did it', async () => {
  const made = await call<{ id: string; textHash: string }>(wei, 'interviews.create', {
    label: 'N1',
    date: '2024-12',
  });
  const { source: note } = await call<{ source: { id: string; textHash: string } }>(wei, 'notes.save', {
    sourceId: made.id,
    textHash: made.textHash,
    doc: lines('The association knows everybody.'),
    moved: [],
  });
  const { tables } = await call<{ tables: { code: readonly { id: string; name: string }[] } }>(
    wei,
    'project.records',
    {},
  );
  const { id } = tables.code.find(({ name }) => name === 'guide')!;
  await done(wei, 'team', 'sync', 'alliance.concord');
  await done(lena, 'team', 'sync', 'alliance.concord');
  for (const [shell, name] of [
    [wei, 'Wei'],
    [lena, 'Lena'],
  ] as const) {
    await call(shell, 'codes.update', { id, name: `guide of ${name}` });
    await call(shell, 'notes.save', {
      sourceId: note.id,
      textHash: note.textHash,
      doc: lines(`The association knows everybody, says ${name}.`),
      moved: [],
    });
  }
  await done(wei, 'team', 'sync', 'alliance.concord');
  expect(await lena.json('team', 'sync', 'alliance.concord', '--format', 'json')).toMatchObject({
    held: 1,
    remarks: 1,
  });
  const list = await done(lena, 'team', 'settle', 'alliance.concord');
  expect(list).toContain('“guide of Lena” stands, instead of “guide of Wei”');
  const { held } = await lena.json<{ held: readonly { id: string; rows: readonly { name: string }[] }[] }>(
    'team',
    'settle',
    'alliance.concord',
    '--list',
    '--format',
    'json',
  );
  expect(held).toMatchObject([
    {
      rows: [{ table: 'source', name: 'N1' }],
      why: 'text',
      ours: { name: 'Lena' },
      theirs: { name: 'Wei' },
      parts: [{ theirs: 'The association knows everybody, says Wei.' }],
      takes: ['ours', 'theirs', 'both'],
    },
  ]);
  expect(
    (await lena.concord('team', 'settle', 'alliance.concord', '--take', held[0]!.id, 'mine')).status,
  ).toBe(2);
  await done(lena, 'team', 'settle', 'alliance.concord', '--take', held[0]!.id, 'both');
  await done(lena, 'team', 'settle', 'alliance.concord', '--seen');
  expect(await done(lena, 'team', 'settle', 'alliance.concord')).toContain('Nothing waits');
  await done(lena, 'team', 'sync', 'alliance.concord');
  await done(wei, 'team', 'sync', 'alliance.concord');
  expect(dumpOf(lena)).toEqual(dumpOf(wei));
  expect((await call<{ text: string }>(wei, 'sources.text', { id: note.id })).text).toMatch(
    /says Wei\.\n+The association knows everybody, says Lena/,
  );
});

test('the log begins anew when the owner says so; wrong usage is 2, a question is 1, and a lost machine is named', async () => {
  const move = (...words: string[]) => wei.concord('team', 'move', 'alliance.concord', ...words);
  expect((await move('postgres://boss:secret@localhost/alliance')).status).toBe(2);
  const asked = await move(url);
  expect(asked).toMatchObject({ status: 1, stdout: '' });
  expect(asked.stderr).toContain('--restart');
  expect(
    await wei.json('team', 'move', 'alliance.concord', url, '--restart', '--format', 'json'),
  ).toMatchObject({
    isOldTold: null,
  });
  await done(lena, 'team', 'sync', 'alliance.concord');
  expect(dumpOf(lena)).toEqual(dumpOf(wei));
  const cut = await wei.concord('team', 'member', 'alliance.concord', 'lena', '--cut-off', 'no machine');
  expect(cut.status).toBe(1);
  expect(cut.stderr).toContain('no machine');
  expect(
    (await wei.concord('team', 'member', 'alliance.concord', 'lena', '--remove', '--cut-off', 'x')).status,
  ).toBe(2);
});

test('leaving sends what waits; the file stays', async () => {
  await code(lena, 'broker');
  expect(await lena.json('team', 'leave', 'alliance.concord', '--format', 'json')).toEqual({ held: 0 });
  expect(await wei.json('team', 'sync', 'alliance.concord', '--format', 'json')).toMatchObject({
    received: 1,
  });
  expect(dumpOf(lena)).toEqual(dumpOf(wei));
  expect((await lena.concord('team', 'sync', 'alliance.concord')).status).toBe(1);
});
