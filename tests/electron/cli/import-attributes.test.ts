// A sheet of attributes on the command line: preview, import, refusal.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createProject } from '#db/create-project.ts';
import { openOptions } from '../../helpers/project.ts';
import { terminal, type Terminal } from './concord.ts';

let shell: Terminal;

beforeEach(() => {
  shell = terminal();
  createProject(
    join(shell.folder, 'study.concord'),
    { name: 'study', coderName: 'Wei' },
    openOptions,
  ).close();
});

afterEach(() => {
  shell[Symbol.dispose]();
});

it('previews its changes, makes them, and refuses a sheet that it cannot join', async () => {
  await shell.concord('call', 'study.concord', 'respondents.add', '{"name":"N9"}');
  writeFileSync(join(shell.folder, 'people.csv'), 'who,place\nN9,Beijing\nN10,Wuhan\n');
  const sheet = ['import', 'study.concord', 'people.csv', '--attributes', 'respondents'];

  const dry = await shell.concord(...sheet, '--join', 'name', '--dry-run');
  const done = await shell.concord(...sheet, '--join', 'name');
  const unsaid = await shell.concord(...sheet);
  const idle = await shell.concord(...sheet, '--join', 'name', '--report', 'report.csv');
  const highlights = await shell.concord(...sheet, '--join', 'name', '--no-highlights');
  const alone = await shell.concord('import', 'study.concord', 'people.csv', '--join', 'name');

  const lines = [
    '1 of 2 rows match',
    '1 row matches nothing: N10 (row 3)',
    'New attributes: place.',
    'N9, place: empty → Beijing',
  ];
  expect(dry.stdout.trimEnd().split('\n')).toEqual([...lines, 'Would change 1 value. Nothing was changed.']);
  expect(done.stdout.trimEnd().split('\n')).toEqual([...lines, '1 value imported from people.csv']);
  expect(idle.stderr).toContain('--report');
  expect(idle.status).not.toBe(0);
  expect(highlights.status).not.toBe(0);
  expect(unsaid.stderr).toContain('--join name for respondents');
  expect(alone.stderr).toContain('--join is used with --attributes');
});

it('makes a snapshot first, and continues without one only when told to', async () => {
  await shell.concord('call', 'study.concord', 'respondents.add', '{"name":"N9"}');
  writeFileSync(join(shell.folder, 'people.csv'), 'who,place\nN9,Beijing\n');
  rmSync(join(shell.folder, 'home/snapshots'), { recursive: true, force: true });
  writeFileSync(join(shell.folder, 'home/snapshots'), '');
  const sheet = ['import', 'study.concord', 'people.csv', '--attributes', 'respondents', '--join', 'name'];

  const refused = await shell.concord(...sheet);
  const done = await shell.concord(...sheet, '--without-snapshot');

  expect(refused.stderr).toContain('add --without-snapshot');
  expect(done.stdout).toContain('1 value imported');
});
