// What the verbs of a team answer in a program that has not exchanged anything before, and what they refuse instead of doing
// half of it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sharedPostgres, type TestPostgres } from '../../helpers/postgres.ts';
import { teamDatabase } from '../../helpers/team.ts';
import { terminal, type Terminal } from '../cli/concord.ts';

let server: TestPostgres;
let shell: Terminal;
let hers: string;

beforeAll(async () => {
  server = await sharedPostgres();
  await server.logins('boss', 'lena');
  await server.asked('postgres', 'GRANT concord_member TO lena').catch(() => undefined);
  shell = terminal();
  await said('new', 'his.concord', '--coder', 'Wei');
  writeFileSync(join(shell.folder, 'a.txt'), 'It answers the phone.');
  await said('import', 'his.concord', 'a.txt');
  await said('call', 'his.concord', 'codes.create', '{"name":"guide"}');
  await said('call', 'his.concord', 'coders.add', '{"name":"Lena B."}');
  await said('team', 'create', 'his.concord', '--url', await addressOf('boss'));
  hers = await invitationOf('his.concord', 'lena', '--role', 'coder');
  await server.asked('postgres', 'GRANT concord_member TO lena');
  await said('team', 'join', 'hers.concord', '--invitation', hers, '--name', 'Lena');
  await said('team', 'sync', 'his.concord');
});

afterAll(() => shell[Symbol.dispose]());

async function addressOf(login: string): Promise<string> {
  return `postgres://${login}@/${await teamDatabase(server)}?host=${server.folder}&port=${server.port}`;
}

async function said(...words: string[]): Promise<string> {
  const { status, stdout, stderr } = await shell.concord(...words);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

const refused = async (...words: string[]): Promise<readonly [number | null, string]> => {
  const { status, stderr } = await shell.concord(...words);
  return [status, stderr];
};

async function invitationOf(study: string, login: string, ...options: string[]): Promise<string> {
  const told = await said('team', 'invite', study, '--login', login, ...options);
  return told.trimEnd().split('\n').at(-1) ?? '';
}

test('the rules of a team are said and decided by a program that has asked for nothing else', async () => {
  expect(await said('team', 'rules', 'hers.concord')).toContain('Every coder may change codes.');
  expect(
    await shell.json('team', 'rules', 'his.concord', '--codebook', 'owners', '--format', 'json'),
  ).toEqual({
    codebook: 'owners',
    sources: 'all',
    unheard: [expect.objectContaining({ name: 'Lena' })],
  });
  await said('team', 'rules', 'his.concord', '--codebook', 'all');
});

test('an option that is given twice is refused in a verb below a verb of the team, too', async () => {
  const opening = ['team', 'round', 'open', 'his.concord', '--persons', 'Lena'];
  expect(await refused(...opening, '--name', 'A', '--name', 'B')).toEqual([
    2,
    expect.stringContaining('--name is given twice'),
  ]);
  expect(await shell.json('rounds', 'his.concord', '--format', 'json')).toEqual([]);
});

test('whoever joins onto a study of their own hears that it is there; a round of a team is opened in a team alone', async () => {
  await said('new', 'own.concord', '--coder', 'Lena');
  expect(await refused('team', 'join', 'own.concord', '--invitation', hers)).toEqual([
    1,
    expect.stringContaining('“own.concord” already exists'),
  ]);
  expect(await refused('team', 'join', 'new.concord', '--invitation', hers, '--folder', '.')).toEqual([
    2,
    expect.stringContaining('--folder is used with'),
  ]);
  const alone = [1, expect.stringContaining('belongs to no team')];
  expect(
    await refused('team', 'round', 'open', 'own.concord', '--name', 'R', '--persons', 'Lena,Wei'),
  ).toEqual(alone);
  expect(await refused('team', 'settle', 'own.concord', '--seen')).toEqual(alone);
  expect(await shell.json('rounds', 'own.concord', '--format', 'json')).toEqual([]);
});

test('a login that has joined is not invited as another coder, and nobody imports codings in the name of somebody else of the team', async () => {
  expect(
    await refused(
      'team',
      'invite',
      'his.concord',
      '--login',
      'lena',
      '--role',
      'reader',
      '--coder',
      'Lena B.',
    ),
  ).toEqual([1, expect.stringMatching(/lena is “Lena” in this team/su)]);
  writeFileSync(join(shell.folder, 'c.csv'), 'source,code,quote\na,guide,phone\n');
  const importing = ['import', 'hers.concord', 'c.csv', '--codings', '--coder'];
  for (const more of [[], ['--dry-run']])
    expect(await refused(...importing, 'Wei', ...more)).toEqual([1, expect.stringContaining('“Wei”')]);
  expect(await said(...importing, 'Lena')).toContain('1 coding added for Lena');
  expect(await said(...importing, 'Robot', '--machine')).toContain('1 coding added for Robot');
  await said('team', 'sync', 'hers.concord');
});

test('what was decided is listed before it is noted as seen, by name or by what it is, and only what has another side is decided otherwise', async () => {
  const { id } = await shell.json<{ id: string }>('call', 'his.concord', 'codes.create', '{"name":"old"}');
  for (const study of ['his.concord', 'hers.concord']) await said('team', 'sync', study);
  await said('call', 'his.concord', 'codes.remove', JSON.stringify({ id }));
  await said('team', 'sync', 'his.concord');
  writeFileSync(join(shell.folder, 'old.csv'), 'source,code,quote\na,old,phone\n');
  await said('import', 'hers.concord', 'old.csv', '--codings', '--coder', 'Lena');
  await said('team', 'sync', 'hers.concord');
  const { decided } = await shell.json<{ decided: { id: string; kind: string; takes: string[] }[] }>(
    'team',
    'settle',
    'hers.concord',
    '--format',
    'json',
  );
  expect(decided).toMatchObject([{ kind: 'came_back', takes: [] }]);

  expect(await refused('team', 'settle', 'hers.concord', '--take', decided[0]?.id ?? '', 'theirs')).toEqual([
    1,
    expect.stringContaining('no other side to take'),
  ]);
  // Its own coding was what had brought the code back.
  await said('call', 'hers.concord', 'history.undo', '{}');
  const listed = await said('team', 'settle', 'hers.concord', '--list', '--seen');

  expect(listed).toContain('“Something without a name” had been removed by somebody else and came back.');
  expect(await said('team', 'settle', 'hers.concord')).toBe('Nothing waits for a decision.\n');
});

test('a descriptor that gives no password is named, and the server is not blamed for it', async () => {
  await said('new', 'third.concord', '--coder', 'Anna');
  const database = await teamDatabase(server);
  const url = `postgres://boss@localhost:${server.port}/${database}?sslrootcert=${server.certificate.authority}`;
  expect(await refused('team', 'create', 'third.concord', '--url', url, '--password-fd', '9999')).toEqual([
    1,
    expect.stringContaining('No password could be read from the descriptor 9999.'),
  ]);
});
