import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppError } from '#core/errors.ts';
import { proveHistory } from '#db/salvage/history.ts';
import type { Row } from '#db/salvage/layout.ts';
import { salvageTo } from '#db/salvage/new-file.ts';
import type { SalvageReport } from '#db/salvage/report.ts';
import { remove, update } from '#db/write.ts';
import { copyWithLog, newStudy as openNewStudy, remember } from '../../helpers/memo-acts.ts';
import { openOptions, testFolder } from '../../helpers/project.ts';
import { addMemo, newStudy, snapshotOf } from '../snapshots/study-file.ts';

const PAGE = 4096;

let folder: ReturnType<typeof testFolder>;
let fresh: string;

beforeEach(() => {
  folder = testFolder();
  fresh = join(folder.path, 'new.concord');
});

afterEach(() => folder[Symbol.dispose]());

function salvaged(path: string): SalvageReport & { readonly titles: unknown[] } {
  const report = salvageTo(path, fresh, {
    snapshots: join(folder.path, 'snapshots'),
    now: openOptions.now,
    coderName: 'Wei',
  });
  const sqlite = new Database(fresh, { readonly: true });
  const titles = sqlite.prepare('SELECT title FROM memo ORDER BY title').pluck().all();
  sqlite.close();
  return { ...report, titles };
}

test('acts in the log of a study whose program was killed are salvaged, and acts in the log of another file are not', () => {
  const path = join(folder.path, 'study.concord');
  const crashed = join(folder.path, 'crashed.concord');
  const store = openNewStudy(path);
  remember(store, 'folded');
  store.fold();
  remember(store, 'in the log');
  copyWithLog(path, crashed);
  store.close();
  const own = salvaged(crashed);
  rmSync(fresh);
  mkdirSync(join(folder.path, 'other'));
  const other = newStudy(join(folder.path, 'other'));
  writeFileSync(`${other}-wal`, readFileSync(`${crashed}-wal`));
  const foreign = salvaged(other);

  expect([own.state, own.titles]).toEqual(['whole', ['folded', 'in the log']]);
  expect(foreign.titles).toEqual([]);
});

test('a study that is cut off is restored from its newest snapshot', () => {
  const path = newStudy(folder.path);
  addMemo(path, 'in the snapshot');
  snapshotOf(path, join(folder.path, 'snapshots'));
  addMemo(path, 'lost');
  writeFileSync(path, readFileSync(path).subarray(0, 2 * PAGE));

  const { state, titles, tables } = salvaged(path);

  expect([state, titles]).toEqual(['proven', ['in the snapshot']]);
  expect(tables.change).toEqual({ found: 2, missing: 0 });
});

test('rows of another study in the place of one are not restored from the snapshots of that one', () => {
  const path = newStudy(folder.path);
  addMemo(path, 'of the first study');
  snapshotOf(path, join(folder.path, 'snapshots'));
  rmSync(path);
  newStudy(folder.path);
  const bytes = readFileSync(path);
  const sqlite = new Database(path, { readonly: true });
  const [page] = sqlite.prepare("SELECT pageno FROM dbstat WHERE name = 'memo'").pluck().all() as number[];
  sqlite.close();
  writeFileSync(path, bytes.fill(0x55, ((page ?? 0) - 1) * PAGE, (page ?? 0) * PAGE));

  expect(salvaged(path).titles).toEqual([]);
});

test('a row removed by a lost act does not come back from a freed page', () => {
  const path = join(folder.path, 'study.concord');
  const store = openNewStudy(path);
  remember(store, 'taken away');
  const page = store.db.sqlite
    .prepare("SELECT pageno FROM dbstat WHERE name = 'memo'")
    .pluck()
    .get() as number;
  store.fold();
  const leaf = readFileSync(path).subarray((page - 1) * PAGE, page * PAGE);
  const coderId = store.db.sqlite.prepare('SELECT id FROM coder').pluck().get() as string;
  store.transact({ method: 'memos.remove', coderId, at: openOptions.now, group: 'last' }, (db) =>
    remove(db, 'memo', 'memo taken away'),
  );
  store.close();
  const bytes = readFileSync(path);
  const pages = bytes.readUInt32BE(28);
  const freed = Buffer.concat([bytes.subarray(0, pages * PAGE), leaf]);
  // One more page, the only free one; one letter of the last act is changed.
  for (const [at, value] of [
    [28, pages + 1],
    [32, pages + 1],
    [36, 1],
  ] as const)
    freed.writeUInt32BE(value, at);
  freed.write('X', freed.lastIndexOf('memos.remove'));
  writeFileSync(path, freed);

  expect(salvaged(path)).toMatchObject({ state: 'proven', titles: [] });
});

test('typing that was folded into one act is proven by the acts before it, like any other act', () => {
  const store = openNewStudy(join(folder.path, 'study.concord'));
  remember(store, 'idea');
  const coderId = store.db.sqlite.prepare('SELECT id FROM coder').pluck().get() as string;
  const type = (minute: number): void => {
    const at = new Date(Date.parse(openOptions.now) + minute * 60_000).toISOString();
    store.transact({ method: 'memos.update', coderId, at, group: `typing ${minute}` }, (db) =>
      update(db, 'memo', 'memo idea', { body: 'word '.repeat(minute) }),
    );
  };
  for (const minute of [1, 2, 3, 4]) type(minute);
  remember(store, 'other');
  for (const minute of [5, 6]) type(minute);
  // Back to the start: these two saves have no result together.
  for (const minute of [7, 6]) type(minute);
  expect(store.foldTyping({ now: '2026-03-20T09:00:00.000Z', ends: new Set() })).toBeGreaterThan(3);
  const rows = store.db.sqlite.prepare('SELECT * FROM change ORDER BY seq').all() as Row[];
  store.close();

  const { proven, gaps } = proveHistory(
    rows.map((row) => ({ seq: Number(row.seq), isProven: false, read: () => row })),
    [],
  );

  expect(gaps).toEqual([]);
  expect(proven.map(({ seq }) => seq)).toEqual(rows.map(({ seq }) => seq));
});

test('salvage overwrites nothing, and leaves no file when nothing is proven', () => {
  const path = join(folder.path, 'study.concord');
  writeFileSync(path, Buffer.alloc(3 * PAGE, 'Concord'));
  writeFileSync(fresh, 'mine');
  const keyOf = (to: string): unknown => {
    try {
      return salvageTo(path, to, {
        snapshots: join(folder.path, 'snapshots'),
        now: openOptions.now,
        coderName: 'Wei',
      });
    } catch (error) {
      return error instanceof AppError ? error.key : error;
    }
  };

  expect(keyOf(fresh)).toBe('errors:file_exists');
  expect(keyOf(join(folder.path, 'other.concord'))).toBe('errors:salvage_nothing');
  expect(readFileSync(fresh, 'utf8')).toBe('mine');
  expect(readdirSync(folder.path).toSorted()).toEqual(['new.concord', 'study.concord']);
});
