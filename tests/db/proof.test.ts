import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { brokenLinks } from '#db/chain.ts';
import { digestOfRows } from '#db/digest.ts';
import { drawFileId, fileIdOf } from '#db/file-id.ts';
import { openStore } from '#db/open.ts';
import type { Store } from '#db/store.ts';
import { openOptions, testFolder, testProject } from '../helpers/project.ts';
import { act, acts } from '../helpers/random-acts.ts';
import { lawOf, tries } from '../helpers/seeded-ids.ts';
import { smallStudy } from '../helpers/study.ts';

function newestDigest({ db }: Store): unknown {
  return db.sqlite.prepare('SELECT digest FROM change ORDER BY seq DESC LIMIT 1').pluck().get();
}

test('after any acts and undos, the newest digest matches the rows and every link matches', async () => {
  await fc.assert(
    lawOf(acts, async (sequence) => {
      await using project = await testProject();
      await smallStudy(project);
      for (const [index, each] of sequence.entries()) {
        await act(project, each);
        if (index % 5 === 4) await project.api.history.undo();
        if (index % 9 === 8) project.reopen();
      }
      expect(newestDigest(project.store())).toBe(digestOfRows(project.store().db.sqlite));
      expect(brokenLinks(project.store().db.sqlite)).toEqual([]);
    }),
    tries(12, 20260314),
  );
});

test('an act that fails leaves the chain as it was', async () => {
  await using project = await testProject();
  await project.api.codes.create({ name: 'kept' });
  const store = project.store();
  const deed = { method: 'codes.create', coderId: 'c', at: '2026' };
  const failing = () =>
    store.transact(deed, (db) => {
      db.sqlite.exec("INSERT INTO review (id, source_id, coder_id, at) VALUES ('r', 'none', 'none', '')");
      db.recorder.added('review', 'r', { id: 'r', sourceId: 'none', coderId: 'none', at: '' });
    });

  expect(failing).toThrow('FOREIGN KEY');
  await project.api.codes.create({ name: 'kept too' });

  expect(brokenLinks(store.db.sqlite)).toEqual([]);
  expect(newestDigest(store)).toBe(digestOfRows(store.db.sqlite));
});

describe('a letter changed by anything but Concord is noticed', () => {
  test.each(['at', 'coder_id', 'method', 'body'])('in %s of an act, which is named', async (column) => {
    await using project = await testProject();
    await project.api.codes.create({ name: 'connector' });
    await project.api.codes.create({ name: 'guide' });
    const { sqlite } = project.store().db;
    sqlite.exec(`UPDATE change SET ${column} = replace(${column}, 'o', 'p') || ' ' WHERE seq = 2`);

    expect(brokenLinks(sqlite)).toEqual([2]);
  });

  test('in a lost act, whose loss breaks the link of the next', async () => {
    await using project = await testProject();
    await project.api.codes.create({ name: 'connector' });
    await project.api.codes.create({ name: 'guide' });
    const { sqlite } = project.store().db;
    sqlite.exec('DELETE FROM change WHERE seq = 2');

    expect(brokenLinks(sqlite)).toEqual([3]);
  });

  test('in a memo, in a number, in a row that was lost, and in one that came from nowhere', async () => {
    await using project = await testProject();
    await smallStudy(project);
    await project.api.memos.add({ about: 'free', title: 'A thought', body: 'converges' });
    const { sqlite } = project.store().db;
    const whole = newestDigest(project.store());
    const damages = [
      "UPDATE memo SET body = 'diverges'",
      'UPDATE code SET position = position + 1 WHERE id = (SELECT min(id) FROM code)',
      'DELETE FROM memo',
      "INSERT INTO class (id, name, coverage, position) VALUES ('x', 'news', 'complete', 1)",
    ];
    for (const damage of damages) {
      sqlite.exec('BEGIN');
      sqlite.exec(damage);
      expect(digestOfRows(sqlite), damage).not.toBe(whole);
      sqlite.exec('ROLLBACK');
    }
    expect(digestOfRows(sqlite)).toBe(whole);
  });
});

test.each(['0001', '0002', '0003', '0004'])('a project of schema %s gets links and a digest', (schema) => {
  using folder = testFolder();
  const path = join(folder.path, 'old.concord');
  copyFileSync(join(import.meta.dirname, `../../fixtures/projects/${schema}.concord`), path);

  const store = openStore(path, { ...openOptions, snapshots: folder.path });

  const unlinked = 'SELECT count(*) FROM change WHERE link IS NULL';
  expect(store.db.sqlite.prepare(unlinked).pluck().get()).toBe(0);
  expect(brokenLinks(store.db.sqlite)).toEqual([]);
  expect(newestDigest(store)).toBe(digestOfRows(store.db.sqlite));
  store.close();
});

test('a column without a value does not change the digest, so an earlier schema gives the same one', async () => {
  await using project = await testProject();
  await smallStudy(project);
  const { sqlite } = project.store().db;
  const before = digestOfRows(sqlite);

  sqlite.exec('ALTER TABLE source DROP COLUMN encoding');
  sqlite.exec('DROP TABLE sample');

  expect(digestOfRows(sqlite)).toBe(before);
});

test('each file has a GUID of its own, until a copy draws another', async () => {
  await using one = await testProject();
  await using other = await testProject();
  const id = fileIdOf(one.store().db);

  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(fileIdOf(other.store().db)).not.toBe(id);
  one.reopen();
  expect(fileIdOf(one.store().db)).toBe(id);
  expect(drawFileId(one.store().db.sqlite)).not.toBe(id);
});
