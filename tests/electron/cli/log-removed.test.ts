// The log of a study was removed while a program has the study open. Other programs then read nothing from it and
// create no log.
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Store } from '#db/store.ts';
import { newStudy, remember } from '../../helpers/memo-acts.ts';
import { terminal, type Terminal } from './concord.ts';

let shell: Terminal;
let store: Store;
let path: string;

beforeEach(() => {
  shell = terminal();
  path = join(shell.folder, 'study.concord');
  store = newStudy(path);
  remember(store, 'in the log');
  rmSync(`${path}-wal`);
});
afterEach(() => {
  store.close();
  shell[Symbol.dispose]();
});

test.each([
  ['tally', ['tally', 'study.concord']],
  ['check', ['check', 'study.concord']],
  ['copy', ['copy', 'study.concord', 'new.concord']],
  ['snapshots', ['snapshots', 'study.concord', '--make']],
  ['call', ['call', 'study.concord', 'codes.create', '{"name":"guide"}']],
])('`concord %s` says so', async (_, words) => {
  const { status, stderr } = await shell.concord(...words);

  expect([status, stderr]).toEqual([
    1,
    expect.stringContaining(
      '“study.concord” is open in another program, and a file beside it that holds the latest changes was removed',
    ),
  ]);
  expect(existsSync(`${path}-wal`)).toBe(false);
});
