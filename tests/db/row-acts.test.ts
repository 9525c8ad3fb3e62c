// Which acts are about which rows. The list is the same whether it was written act by act, rebuilt, or derived from the
// acts themselves.
import { copyFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeIn, rowChanges } from '#core/change.ts';
import { digestOfRows } from '#db/digest.ts';
import { actsAbout } from '#db/row-acts.ts';
import type { ReadDb } from '#db/handles.ts';
import { openStore } from '#db/open.ts';
import { connectToRead } from '#db/reading-connection.ts';
import { noteSettled } from '#db/team/unsent.ts';
import { buildSample } from '#electron/sample.ts';
import { newStudy, receive, remember } from '../helpers/memo-acts.ts';
import { openOptions, testFolder, testProject } from '../helpers/project.ts';
import { act, acts } from '../helpers/random-acts.ts';
import { lawOf, tries } from '../helpers/seeded-ids.ts';
import { smallStudy } from '../helpers/study.ts';

/** The number of the last act that is listed. */
function notedUpTo({ sqlite }: ReadDb): number {
  return Number(sqlite.prepare('SELECT act FROM row_act WHERE thing = 0').pluck().get());
}

function actsFound(db: ReadDb, keys: readonly string[]): number[] {
  const { sql, values } = actsAbout(db, keys);
  return db.sqlite
    .prepare(`SELECT seq FROM change WHERE ${sql} ORDER BY seq`)
    .pluck()
    .all(...values) as number[];
}

function actsRead({ sqlite }: ReadDb): { seq: number; body: string }[] {
  return sqlite.prepare('SELECT seq, body FROM change ORDER BY seq').all() as { seq: number; body: string }[];
}

test('after any acts and undos, the acts about a row are those that touched it or refer to it', async () => {
  await fc.assert(
    lawOf(acts, async (sequence) => {
      await using project = await testProject();
      await smallStudy(project);
      for (const [index, each] of sequence.entries()) {
        await act(project, each);
        if (index % 5 === 4) await project.api.history.undo();
      }
      const { db } = project.store();
      const all = actsRead(db);
      const touched = new Map<string, Set<number>>();
      for (const { seq, body } of all)
        for (const { table, id } of rowChanges(changeIn(body))) {
          const key = `${table} ${id}`;
          touched.set(key, (touched.get(key) ?? new Set()).add(seq));
        }

      for (const [key, seqs] of touched) {
        const found = actsFound(db, [key]);
        const id = key.slice(key.indexOf(' ') + 1);
        const held = all.filter(({ body }) => body.includes(id)).map(({ seq }) => seq);
        const isAsked = /^(code|source|respondent) /.test(key);
        expect(found.filter((seq) => isAsked || seqs.has(seq))).toEqual(isAsked ? held : [...seqs]);
      }
    }),
    tries(8, 20261128),
  );
});

test('when emptied, the list is rebuilt at the next opening, and no count of the study depends on it', async () => {
  await using project = await testProject();
  const { codes, sources } = await smallStudy(project);
  const [note, code] = [sources.first, codes.guide];
  await project.api.sources.classify({ id: note.id, codeId: code.id });
  const { sqlite } = project.store().db;
  const digest = digestOfRows(sqlite);
  const about = actsFound(project.store().db, [`code ${code.id}`]);

  sqlite.exec('DELETE FROM row_act');

  expect(digestOfRows(sqlite)).toBe(digest);
  // Until then the acts themselves are searched, also when nothing may be written.
  expect(actsFound(project.store().db, [`code ${code.id}`])).toEqual(about);
  project.reopen();
  expect(notedUpTo(project.store().db)).toBe(actsRead(project.store().db).length);
  expect(actsFound(project.store().db, [`code ${code.id}`])).toEqual(about);
  expect(about.length).toBeGreaterThan(1);
});

test('an act that finds the list empty also lists the acts before it', async () => {
  await using project = await testProject();
  const { codes } = await smallStudy(project);
  const about = actsFound(project.store().db, [`code ${codes.guide.id}`]);
  project.store().db.sqlite.exec('DELETE FROM row_act');

  await project.api.codes.update({ id: codes.market.id, name: 'bazaar' });

  expect(actsFound(project.store().db, [`code ${codes.guide.id}`])).toEqual(about);
  expect(about.length).toBeGreaterThan(0);
});

test('acts that are not listed yet are found by everybody, and are listed before they become many', async () => {
  await using project = await testProject();
  const { codes, sources } = await smallStudy(project);
  const { db } = project.store();
  using other = connectToRead(project.path);
  const place = { sourceId: sources.first.id, textHash: sources.first.textHash };
  const waiting: number[] = [];
  for (let start = 0; start < 12; start += 1)
    for (const code of [codes.guide, codes.connector])
      for (let length = 1; length < 5; length += 1) {
        const span = { start, end: start + length };
        await project.api.codings.apply({ ...place, codeId: code.id, span });
        waiting.push(actsRead(db).length - notedUpTo(db));
      }

  const held = actsRead(db).filter(({ body }) => body.includes(codes.guide.id));
  const expected = held.map(({ seq }) => seq);
  expect(actsFound(db, [`code ${codes.guide.id}`])).toEqual(expected);
  expect(actsFound(other, [`code ${codes.guide.id}`])).toEqual(expected);
  expect(Math.max(...waiting)).toBe(63);
  expect(Math.min(...waiting)).toBe(0);
});

test('acts of the team are listed as they arrive, so that an act done here never lists many', () => {
  using folder = testFolder();
  const store = newStudy(join(folder.path, 'a.concord'));
  const newest = (): number => Number(store.db.sqlite.prepare('SELECT max(seq) FROM change').pluck().get());
  const listedByOwn: number[] = [];

  for (let round = 0; round < 4; round += 1) {
    for (let n = 0; n < 20; n += 1) receive(store, `theirs ${round} ${n}`, 0, false);
    for (let n = 0; n < 20; n += 1) {
      const before = notedUpTo(store.db);
      remember(store, `own ${round} ${n}`);
      if (notedUpTo(store.db) !== before) listedByOwn.push(newest());
    }
  }

  expect(listedByOwn).toEqual([]);
  expect(newest() - notedUpTo(store.db)).toBeLessThan(64);
  expect(actsFound(store.db, ['memo memo theirs 1 7', 'memo memo own 3 19'])).toHaveLength(2);
  store.close();
});

test('acts of the team that were rolled back and come again are found', async () => {
  using folder = testFolder();
  const store = newStudy(join(folder.path, 'a.concord'));
  const titles = Array.from({ length: 70 }, (_each, n) => `memo ${n}`);
  const receiveAll = (): void => {
    for (const title of titles) receive(store, title, 0, true);
  };
  store.db.sqlite.exec('BEGIN');
  receiveAll();
  store.db.sqlite.exec('ROLLBACK');

  receiveAll();

  const first = Number(store.db.sqlite.prepare('SELECT max(seq) FROM change').pluck().get()) - 69;
  expect(titles.map((title) => actsFound(store.db, [`memo memo ${title}`]))).toEqual(
    titles.map((_title, n) => [first + n]),
  );
  store.close();
});

test('an act that waits to be listed and was settled on a connection of its own is found by what it came to', async () => {
  await using project = await testProject();
  const { guide } = (await smallStudy(project)).codes;
  const store = project.store();
  const { id } = await project.api.memos.add({ body: 'of nothing yet' });
  const [seq = 0] = actsFound(store.db, [`memo ${id}`]);
  const memo = (await project.api.project.records()).tables.memo[0]!;
  const settled = { ...memo, about: 'code', codeId: guide.id } as const;

  await store.takeInAside((db) => {
    const change = { added: { memo: { [id]: settled } }, updated: {}, removed: {} };
    noteSettled(db, seq, { change, told: {}, texts: {} });
    return Promise.resolve();
  });

  expect(actsFound(store.db, [`code ${guide.id}`])).toContain(seq);
});

test('a long act is listed together with those that waited for it', async () => {
  await using project = await testProject();
  const { codes, sources } = await smallStudy(project);
  const { db } = project.store();
  expect(notedUpTo(db)).toBeLessThan(actsRead(db).length);

  await project.api.memos.add({ about: 'source', subjectId: sources.first.id, body: 'x'.repeat(30_000) });

  expect(notedUpTo(db)).toBe(actsRead(db).length);
  const named = actsRead(db).filter(({ body }) => body.includes(codes.guide.id));
  expect(actsFound(db, [`code ${codes.guide.id}`])).toEqual(named.map(({ seq }) => seq));
});

test('a study whose acts were listed one by one continues from there', async () => {
  await using project = await testProject();
  const { codes, sources } = await smallStudy(project);
  project.store().db.sqlite.exec('DELETE FROM row_act');
  project.reopen();
  project.store().db.sqlite.exec('DELETE FROM row_act WHERE thing = 0');

  await project.api.sources.classify({ id: sources.first.id, codeId: codes.guide.id });

  const all = actsRead(project.store().db);
  const held = all.filter(({ body }) => body.includes(codes.guide.id));
  expect(actsFound(project.store().db, [`code ${codes.guide.id}`])).toEqual(held.map(({ seq }) => seq));
  expect(notedUpTo(project.store().db)).toBe(all.length);
});

test('an act on one coding writes the pages of the coding and of the history, and no others', async () => {
  await using project = await testProject();
  const { codes, sources } = await smallStudy(project);
  const place = { sourceId: sources.first.id, textHash: sources.first.textHash, codeId: codes.guide.id };
  const pages: number[] = [];
  for (let start = 0; start < 12; start += 1) {
    const before = statSync(`${project.path}-wal`).size;
    await project.api.codings.apply({ ...place, span: { start, end: start + 1 } });
    pages.push((statSync(`${project.path}-wal`).size - before) / (4096 + 24));
  }

  // The coding and its four indexes, the act and the indexes of its id and of its group; sometimes one of these pages is split.
  expect(pages.toSorted((a, b) => a - b)[6]).toBe(8);
});

test('a damaged act does not prevent the update of a study of an early version', () => {
  using folder = testFolder();
  const path = join(folder.path, 'early.concord');
  // A schema without links in its history, which would reveal the damage earlier.
  copyFileSync(join(import.meta.dirname, '../../fixtures/projects/0004.concord'), path);
  const early = new Database(path);
  early.exec(`UPDATE change SET body = replace(body, '"added"', '"addde"') WHERE seq = 2`);
  early.close();

  const store = openStore(path, { ...openOptions, snapshots: folder.path });

  const seqs = store.db.sqlite.prepare('SELECT DISTINCT act FROM row_act ORDER BY act').pluck().all();
  expect(seqs.slice(0, 2)).toEqual([1, 3]);
  store.close();
});

test('the list takes no more than a tenth of the file', async () => {
  using folder = testFolder();
  const store = buildSample(`${folder.path}/sample.concord`, openOptions);
  const size = (filter: string): number =>
    Number(store.db.sqlite.prepare(`SELECT coalesce(sum(pgsize), 0) FROM dbstat ${filter}`).pluck().get());

  const own = size("WHERE name = 'row_act'");

  expect(own).toBeGreaterThan(0);
  expect(own / size('')).toBeLessThan(0.1);
  store.close();
});
