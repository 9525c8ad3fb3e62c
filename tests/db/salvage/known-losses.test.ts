// A study that was salvaged with losses and in which work continues.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findProblems } from '#db/check.ts';
import { openStore } from '#db/open.ts';
import { lossesOf } from '#db/salvage/known-losses.ts';
import { salvage } from '#db/salvage/salvage.ts';
import { buildSample } from '#electron/sample.ts';
import { copyWithLog, remember } from '../../helpers/memo-acts.ts';
import { openOptions, testFolder } from '../../helpers/project.ts';

const PAGE = 4096;

let folder: ReturnType<typeof testFolder>;
let study: string;
const salvaged = (from: string, to: string) =>
  salvage(from, to, { snapshots: join(folder.path, 'none'), now: openOptions.now, coderName: 'Wei' });

beforeEach(() => {
  folder = testFolder();
  study = join(folder.path, 'salvaged.concord');
  const damaged = join(folder.path, 'damaged.concord');
  buildSample(damaged, openOptions).close();
  const closed = readFileSync(damaged);
  const pages = closed.readUInt32BE(28);
  // Texts, and a part of the history.
  writeFileSync(damaged, closed.fill(0x55, Math.floor(0.6 * pages) * PAGE, Math.floor(0.9 * pages) * PAGE));
  salvaged(damaged, study);
});

afterEach(() => folder[Symbol.dispose]());

test('is whole after a crash, since its losses are known', () => {
  const crashed = join(folder.path, 'crashed.concord');
  const store = openStore(study, openOptions);
  const lacking = lossesOf(store.db.sqlite);
  remember(store, 'after salvage');
  copyWithLog(study, crashed);
  store.close();

  expect(store.health).toEqual({ state: 'whole' });
  expect(lacking?.missing.filter(({ table }) => table === 'blob').length).toBeGreaterThan(0);
  expect(lacking?.at).toBe(openOptions.now);
  const again = openStore(crashed, openOptions);
  expect(again.health).toEqual({ state: 'whole' });
  expect(findProblems(again.db)).toEqual([]);
  again.close();
});

test('is damaged when it has lost more than that', () => {
  const sqlite = new Database(study);
  sqlite.pragma('foreign_keys = OFF');
  sqlite.exec(
    'DELETE FROM blob WHERE hash = (SELECT hash FROM blob JOIN source ON hash = text_hash LIMIT 1)',
  );
  sqlite.close();

  const store = openStore(study, openOptions);
  expect(store.health).toMatchObject({
    state: 'damaged',
    problems: expect.arrayContaining([expect.objectContaining({ key: 'check_text' })]),
  });
  store.close();
});

test('still has its known losses when it is salvaged once more', () => {
  const again = join(folder.path, 'again.concord');
  const sqlite = new Database(study, { readonly: true });
  const first = lossesOf(sqlite)?.missing.map(({ table, id }) => `${table} ${id}`) ?? [];
  sqlite.close();

  const second = salvaged(study, again).missing.map(({ table, id }) => `${table} ${id}`);

  expect(second).toEqual(expect.arrayContaining(first));
  rmSync(again);
});
