// What a script may hand to the verbs of a team: names with commas, logins with odd characters, invitations as mails leave them.
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sharedPostgres, type TestPostgres } from '../../helpers/postgres.ts';
import { teamDatabase } from '../../helpers/team.ts';
import { terminal, type Terminal } from '../cli/concord.ts';

const ODD = 'lena, m. @ home';

let server: TestPostgres;
let shell: Terminal;

beforeAll(async () => {
  server = await sharedPostgres();
  await server.logins('boss', ODD);
  const database = await teamDatabase(server);
  shell = terminal();
  await said('new', 'his.concord', '--coder', 'Li, Wei');
  const url = `postgres://boss@/${database}?host=${server.folder}&port=${server.port}`;
  await said('team', 'create', 'his.concord', '--url', url);
});

afterAll(() => shell[Symbol.dispose]());

async function said(...words: string[]): Promise<string> {
  const { status, stdout, stderr } = await shell.concord(...words);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

const refused = async (...words: string[]): Promise<readonly [number | null, string]> => {
  const { status, stderr } = await shell.concord(...words);
  return [status, stderr];
};

test('an odd login joins with an invitation that a mail broke, and a round takes them at once, and names with commas', async () => {
  const invited = await said('team', 'invite', 'his.concord', '--login', ODD, '--role', 'coder');
  await server.asked('postgres', `GRANT concord_member TO "${ODD}"`);
  const line = invited.trimEnd().split('\n').at(-1) ?? '';
  const broken = line.replaceAll(/.{72}/g, '$&\r\n');
  writeFileSync(join(shell.folder, 'mail.txt'), `Dear Lena,\r\n\r\n${broken}\r\n\r\nWei\r\n`);
  expect(await said('team', 'join', 'hers.concord', '--invitation', 'mail.txt', '--name', '丽娜')).toContain(
    ODD,
  );

  // Who has joined is known to the file that opens, though nobody had it receive.
  const opening = ['team', 'round', 'open', 'his.concord', '--name', 'R', '--persons'];
  expect(await refused(...opening, '丽娜,Li')).toEqual([1, expect.stringContaining('“Li”')]);
  await said(...opening, 'Li, Wei，丽娜');
  expect(await shell.json('rounds', 'his.concord', '--format', 'json')).toMatchObject([
    { name: 'R', coders: [{ name: 'Li, Wei' }, { name: '丽娜' }] },
  ]);
});

test('a login that nobody invited gets no role and is not taken off, and the logins that there are are said', async () => {
  for (const how of [['--role', 'coder'], ['--remove']])
    expect(await refused('team', 'member', 'his.concord', 'lena', ...how)).toEqual([
      1,
      expect.stringMatching(/“lena”.*boss/su),
    ]);
});

test('a login that PostgreSQL would cut is wrong usage', async () => {
  const login = 'a'.repeat(64);
  const [status, sentence] = await refused(
    'team',
    'invite',
    'his.concord',
    '--login',
    login,
    '--role',
    'coder',
  );
  expect(status).toBe(2);
  expect(sentence).toContain('has 64 bytes');
  expect(
    await refused('team', 'create', 'his.concord', '--url', `postgres://${login}@db.example.edu/study`),
  ).toEqual([2, expect.stringContaining('has 64 bytes')]);
});

test('with --texts-first a study is joined without its large originals, which the next sync fetches', async () => {
  const lines = Array.from({ length: 1_000 }, () => randomBytes(60).toString('hex'));
  writeFileSync(join(shell.folder, 'diary.txt'), `${lines.join('\r\n')}\r\n`);
  await said('new', 'diaries.concord', '--coder', 'Wei');
  await shell.concord('import', 'diaries.concord', 'diary.txt');
  const url = `postgres://boss@/${await teamDatabase(server)}?host=${server.folder}&port=${server.port}`;
  await server.logins('mei');
  await server.asked('postgres', 'GRANT concord_member TO mei');
  await said('team', 'create', 'diaries.concord', '--url', url);
  const invited = await said('team', 'invite', 'diaries.concord', '--login', 'mei', '--role', 'reader');
  const invitation = invited.trimEnd().split('\n').at(-1) ?? '';
  const joining = [
    'team',
    'join',
    'mei.concord',
    '--invitation',
    invitation,
    '--name',
    'Mei',
    '--texts-first',
  ];
  expect(await said(...joining)).toContain('1 original is still to come');
  expect(await refused('team', 'leave', 'mei.concord')).toEqual([
    1,
    expect.stringContaining('still on its way'),
  ]);
  const { status, stderr } = await shell.concord('team', 'sync', 'mei.concord');
  expect([status, stderr]).toEqual([0, expect.stringContaining('1 original has come')]);
  expect(await said('team', 'status', 'mei.concord')).not.toContain('still to come');
});
