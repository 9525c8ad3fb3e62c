import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { flipIn, pageOf } from '../../helpers/flipped.ts';
import { terminal, type Terminal } from './concord.ts';

let shell: Terminal;

beforeEach(() => (shell = terminal()));
afterEach(() => shell[Symbol.dispose]());

test('a damaged project is not counted: the status is 1, and the output names the damage but no number', async () => {
  await shell.concord('new', 'study.concord', '--sample');
  const path = join(shell.folder, 'study.concord');
  flipIn(path, pageOf(path, 'coding'));

  const tally = await shell.concord('tally', 'study.concord');
  const checked = await shell.concord('check', 'study.concord', '--format', 'json');

  expect([tally.status, tally.stdout]).toEqual([1, '']);
  expect(tally.stderr).toContain(
    'Pages of the file that have changed since the project was last closed: 1, in coding.',
  );
  expect(checked.status).toBe(1);
  expect(JSON.parse(checked.stdout)).toMatchObject({
    state: 'damaged',
    problems: [{ key: 'check_pages', parameters: { count: 1, where: 'coding' } }, { key: 'check_rows' }],
    counts: { sources: 82 },
  });
});

test.each(['change', 'coder', 'project', 'migration'])(
  'a file that even SQLite cannot read is directed to salvage, whichever page is damaged (%s)',
  async (table) => {
    await shell.concord('new', 'study.concord', '--sample');
    const path = join(shell.folder, 'study.concord');
    const page = pageOf(path, table);
    const bytes = readFileSync(path);
    // Bytes of another page, and no page sums to detect it by.
    bytes.copyWithin((page - 1) * 4096, page * 4096, page * 4096 + 2048);
    writeFileSync(path, bytes.subarray(0, bytes.readUInt32BE(28) * 4096));

    const tally = await shell.concord('tally', 'study.concord');

    expect([tally.status, tally.stdout]).toEqual([1, '']);
    expect(tally.stderr).toContain('concord salvage');
  },
);
