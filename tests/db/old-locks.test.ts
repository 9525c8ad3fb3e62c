import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createProject } from '#db/create-project.ts';
import { removeOldLocks } from '#db/old-locks.ts';
import { openStore } from '#db/open.ts';
import { openOptions, testFolder } from '../helpers/project.ts';

const now = Date.now();
const longAgo = now / 1000 - 100 * 24 * 60 * 60;

test('locks of files that are gone are removed after three months, others stay', () => {
  using folder = testFolder();
  const locks = join(folder.path, 'locks');
  mkdirSync(locks);
  const lockOf = (name: string): string => {
    const { dev, ino } = statSync(join(folder.path, name), { bigint: true });
    return join(locks, `${dev}-${ino}.lock`);
  };
  const make = (name: string): string => {
    createProject(join(folder.path, name), { name, coderName: 'Wei' }, openOptions).close();
    openStore(join(folder.path, name), { ...openOptions, locks }).close();
    return lockOf(name);
  };
  const there = make('there.concord');
  const gone = make('gone.concord');
  const lately = make('lately.concord');
  const moved = make('moved.concord');
  const held = openStore(join(folder.path, 'moved.concord'), { ...openOptions, locks });
  writeFileSync(join(locks, 'other.lock'), 'no database');
  for (const name of ['gone', 'lately']) rmSync(join(folder.path, `${name}.concord`));
  renameSync(join(folder.path, 'moved.concord'), join(folder.path, 'elsewhere.concord'));
  for (const lock of [there, gone, moved, join(locks, 'other.lock')]) utimesSync(lock, longAgo, longAgo);

  removeOldLocks(
    readdirSync(locks).map((name) => join(locks, name)),
    now,
  );

  expect([there, gone, lately, moved].map((lock) => existsSync(lock))).toEqual([true, false, true, true]);
  expect(readdirSync(locks)).toContain('other.lock');
  held.close();
});
