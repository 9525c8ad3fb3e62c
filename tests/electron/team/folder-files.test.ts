// Three people, three files and one shared folder, by the command line: the file of who made the team keeps the log.
import { mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TeamState } from '#core/team/link-state.ts';
import { openStore } from '#db/open.ts';
import { dump } from '../../helpers/dump.ts';
import { openOptions } from '../../helpers/project.ts';
import { terminal, type Terminal } from '../cli/concord.ts';

const FILE = 'alliance.concord';

let wei: Terminal;
let lena: Terminal;
let anna: Terminal;
let folder: string;

beforeAll(async () => {
  [wei, lena, anna] = [terminal(), terminal(), terminal()];
  folder = join(wei.folder, 'shared');
  mkdirSync(folder);
  await done(wei, 'new', FILE, '--coder', 'Wei');
  writeFileSync(join(wei.folder, 'a.txt'), 'The association knows whom to ask.\n\nIt answers the phone.');
  await done(wei, 'import', FILE, 'a.txt');
});

afterAll(() => {
  for (const shell of [wei, lena, anna]) shell[Symbol.dispose]();
});

async function done(shell: Terminal, ...words: string[]): Promise<string> {
  const { status, stdout, stderr } = await shell.concord(...words);
  expect({ status, stderr }).toEqual({ status: 0, stderr: expect.any(String) as string });
  return stdout;
}

const code = (shell: Terminal, name: string): Promise<{ id: string }> =>
  shell.json('call', FILE, 'codes.create', JSON.stringify({ name }));

const sync = (shell: Terminal): Promise<object> => shell.json('team', 'sync', FILE, '--format', 'json');

const status = (shell: Terminal): Promise<TeamState> =>
  shell.json('team', 'status', FILE, '--format', 'json');

async function invited(login: string, role: string): Promise<string> {
  const told = await done(wei, 'team', 'invite', FILE, '--login', login, '--role', role);
  return told.trimEnd().split('\n').at(-1) ?? '';
}

function dumpOf(shell: Terminal): string {
  const store = openStore(join(shell.folder, FILE), { ...openOptions, readOnly: true });
  try {
    return dump(store);
  } finally {
    store.close();
  }
}

test('three files of a team over a folder become the same study, once the keeper has run', async () => {
  expect(await done(wei, 'team', 'folder', 'create', FILE, folder)).toContain('This file keeps the log');
  for (const [shell, login, name] of [
    [lena, 'lena', 'Lena'],
    [anna, 'anna', 'Anna'],
  ] as const)
    expect(
      await done(shell, 'team', 'join', FILE, '--invitation', await invited(login, 'coder'), '--name', name),
    ).toContain(`${name} (${login}), coder`);

  const inside = join(folder, FILE);
  const refused = await lena.concord('team', 'join', inside, '--invitation', await invited('bo', 'coder'));
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain('would write into one file');

  await code(lena, 'guide');
  await code(anna, 'guide');
  await code(wei, 'market');
  // Each has laid its person's coming and a code.
  expect(await sync(lena)).toMatchObject({ received: 0, sent: 1, head: 0 });
  await sync(anna);
  expect(await status(lena)).toMatchObject({
    head: 0,
    keeping: { name: 'Wei', isHere: false, waiting: 2, ignored: [] },
  });

  expect(await sync(wei)).toMatchObject({ received: 4, sent: 1, head: 5 });
  expect(await sync(lena)).toMatchObject({ sent: 0, head: 5, held: 0 });
  expect(await sync(anna)).toMatchObject({ sent: 0, head: 5, held: 0 });

  expect(dumpOf(lena)).toEqual(dumpOf(wei));
  expect(dumpOf(anna)).toEqual(dumpOf(wei));
  expect(await status(lena)).toMatchObject({ unsent: 0, keeping: { waiting: 0 } });
  expect(await done(lena, 'team', 'status', FILE)).toContain('The log is kept by the file of Wei');
  for (const shell of [wei, lena, anna]) {
    await done(shell, 'check', FILE);
    expect(await shell.json('team', 'check', FILE, '--format', 'json')).toEqual({ here: 5, there: 5 });
  }
  // One of the two codes of one name got a number, and its person is told.
  const remarks = (await status(lena)).remarks + (await status(anna)).remarks;
  expect(remarks).toBeGreaterThan(0);
});

test('what the role does not allow comes back with the reason, and is taken once it is allowed', async () => {
  await code(lena, 'broker');
  await sync(lena);
  await done(wei, 'team', 'member', FILE, 'lena', '--role', 'reader');
  await sync(wei);
  await done(wei, 'team', 'member', FILE, 'lena', '--role', 'coder');
  const refused = await lena.concord('team', 'sync', FILE);
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain('Your role in this team does not allow this change');

  expect(await sync(wei)).toMatchObject({ received: 1 });
  expect(await sync(lena)).toMatchObject({ sent: 0 });
  expect(await status(lena)).toMatchObject({ unsent: 0 });
});

test('only the keeper says who is in the team', async () => {
  const { status: exit, stderr } = await lena.concord(
    'team',
    'invite',
    FILE,
    '--login',
    'bo',
    '--role',
    'coder',
  );
  expect(exit).toBe(1);
  expect(stderr).toContain('Only Wei');
});

test('while the folder is away work goes on, and goes into it later', async () => {
  renameSync(folder, `${folder}-away`);
  await code(anna, 'host');
  const { status: exit, stderr } = await anna.concord('team', 'sync', FILE);
  expect(exit).toBe(1);
  expect(stderr).toContain('is not at');
  const left = await anna.concord('team', 'leave', FILE);
  expect(left.status).toBe(1);
  expect(left.stderr).toContain('1 change');
  renameSync(`${folder}-away`, folder);

  await sync(anna);
  expect(await sync(wei)).toMatchObject({ received: 1 });
});

test('another owner takes the log over, and a coder does not', async () => {
  const refused = await lena.concord('team', 'folder', 'keep', FILE);
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain('Only an owner');

  await done(wei, 'team', 'member', FILE, 'lena', '--role', 'owner');
  expect(await done(lena, 'team', 'folder', 'keep', FILE)).toContain('This file keeps the log');
  await code(anna, 'pilot');
  await sync(anna);
  expect(await status(anna)).toMatchObject({ keeping: { name: 'Lena', waiting: 1 } });
  expect(await sync(lena)).toMatchObject({ received: 1 });
  await sync(wei);
  expect(dumpOf(wei)).toEqual(dumpOf(lena));
  await done(wei, 'team', 'folder', 'keep', FILE);
  expect(await status(wei)).toMatchObject({ keeping: { name: 'Wei', isHere: true } });
});

test('who leaves sends first; the keeper takes it and knows that they left', async () => {
  await code(lena, 'bridge');
  expect(await lena.json('team', 'leave', FILE, '--format', 'json')).toEqual({ held: 0 });
  expect(await sync(wei)).toMatchObject({ received: 1 });
  await sync(anna);
  expect(dumpOf(anna)).toEqual(dumpOf(wei));
  expect(readdirSync(join(folder, 'in'))).toHaveLength(3);
});
