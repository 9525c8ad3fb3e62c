import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '#db/open.ts';
import { newStudy, remember, remembered } from '../../helpers/memo-acts.ts';
import { openOptions } from '../../helpers/project.ts';
import { terminal } from './concord.ts';

test('`concord copy` copies the whole of a study that another program has open', async () => {
  using shell = terminal();
  const store = newStudy(join(shell.folder, 'a.concord'));
  remember(store, 'in the log');

  const done = await shell.concord('copy', 'a.concord', 'copy.concord');

  expect(done).toEqual({ status: 0, stdout: '“copy.concord” is a complete copy.\n', stderr: '' });
  const copy = openStore(join(shell.folder, 'copy.concord'), openOptions);
  expect(remembered(copy)).toEqual(['in the log']);
  copy.close();
  store.close();
});

test('`concord copy` overwrites nothing and says why', async () => {
  using shell = terminal();
  newStudy(join(shell.folder, 'a.concord')).close();
  writeFileSync(join(shell.folder, 'copy.concord'), 'mine');

  const over = await shell.concord('copy', 'a.concord', 'copy.concord');
  const gone = await shell.concord('copy', 'gone.concord', 'new.concord');

  expect([over.status, gone.status]).toEqual([1, 1]);
  expect(over.stderr).toContain('copy.concord');
  expect(gone.stderr).toContain('gone.concord');
  expect(readFileSync(join(shell.folder, 'copy.concord'), 'utf8')).toBe('mine');
});

test('a reading command says in one line that an older study was read from a copy, and `check` names logs set aside', async () => {
  using shell = terminal();
  const old = join(import.meta.dirname, '../../../fixtures/projects/0003.concord');
  const path = join(shell.folder, 'old.concord');
  writeFileSync(path, readFileSync(old));
  writeFileSync(`${path}-wal of another file 2026-03-14`, '');

  const checked = await shell.concord('check', 'old.concord');

  expect(checked.status).toBe(0);
  expect(checked.stderr.trim().split('\n')).toEqual([
    expect.stringContaining('earlier version'),
    expect.stringContaining('old.concord-wal of another file 2026-03-14'),
  ]);
  expect(readFileSync(path).equals(readFileSync(old))).toBe(true);
});
