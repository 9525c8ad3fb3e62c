import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChangeJson, DriftJson } from '#core/versions/versions-json.ts';
import { terminal, type Terminal } from './concord.ts';

let shell: Terminal;

interface ComparedJson {
  readonly codes_before: number;
  readonly codes_after: number;
  readonly changes: readonly ChangeJson[];
  readonly drift: readonly DriftJson[];
  readonly coder: string;
}

beforeAll(async () => {
  shell = terminal();
  await shell.concord('new', 'study.concord', '--sample');
});
afterAll(() => {
  shell[Symbol.dispose]();
});

test('a study without versions says how to keep one; then the versions are listed, and compared with now', async () => {
  await shell.concord('new', 'empty.concord');
  const none = await shell.concord('versions', 'empty.concord');
  expect([none.status, none.stdout]).toEqual([0, expect.stringContaining('versions.keep')]);

  // The sample study kept two while it was made.
  const keep = { name: 'first, with a comma', reason: 'All read.' };
  await shell.concord('call', 'study.concord', 'versions.keep', JSON.stringify(keep));
  const { tables } = await shell.json<{ tables: { code: { id: string; name: string }[] } }>(
    'call',
    'study.concord',
    'project.records',
  );
  const guide = tables.code.find(({ name }) => name === 'guide')!;
  await shell.concord(
    'call',
    'study.concord',
    'codes.update',
    JSON.stringify({ id: guide.id, name: 'navigator', whenToUse: 'Someone shows the way.' }),
  );
  await shell.concord('call', 'study.concord', 'codes.create', '{"name":"unclear returns"}');

  const list = await shell.json<{ versions: { number: number; name: string }[]; changes_since: number }>(
    'versions',
    'study.concord',
    '--format',
    'json',
  );
  expect(list.versions).toMatchObject([
    { number: 1, name: 'Before coding' },
    { number: 2, name: 'Double coding' },
    { number: 3, ...keep },
  ]);
  expect(list.changes_since).toBe(3);
  for (const called of ['3', keep.name]) {
    const found = await shell.json<ComparedJson>(
      'versions',
      'study.concord',
      '--from',
      called,
      '--format',
      'json',
    );
    expect(found.codes_after - found.codes_before).toBe(1);
    expect(found.changes.map(({ kind, code }) => `${kind} ${code}`)).toEqual([
      'added unclear returns',
      'renamed navigator',
      'redefined navigator',
    ]);
    const [row] = found.drift.filter(({ code }) => code === 'navigator');
    expect(row?.base === 0 ? null : row?.changed).toBe(row?.base === 0 ? null : 0);
    expect(found.drift.reduce((sum, { base }) => sum + base, 0)).toBeGreaterThan(100);
    expect(found.drift.every(({ changed }) => changed === 0)).toBe(true);
  }
  const text = await shell.concord('versions', 'study.concord', '--from', '3');
  expect(text.stdout).toContain('then 26 codes: 1 added');
  expect(text.stdout).toContain('guide → navigator');
  const csv = await shell.concord('versions', 'study.concord', '--from', '3', '--format', 'csv');
  expect(csv.stdout).toContain('renamed; redefined');
  const chinese = await shell.concordIn('zh_CN.UTF-8', 'versions', 'study.concord', '--from', '3');
  expect(chinese.stdout).toContain('这是变动，不是错误。');
});

test('a version that there is not is named with those that there are', async () => {
  const missing = await shell.concord('versions', 'study.concord', '--from', '9');
  expect([missing.status, missing.stderr]).toEqual([1, expect.stringContaining('3 “first, with a comma”')]);
  expect((await shell.concord('versions', 'study.concord', '--to', '1')).status).toBe(2);
});

test('a study without versions says how one is kept, whichever is asked for', async () => {
  await shell.concord('new', 'empty.concord');

  const { status, stderr } = await shell.concord('versions', 'empty.concord', '--from', '1');

  expect([status, stderr]).toEqual([1, expect.stringMatching(/^No version of the codebook is kept yet\./)]);
});
