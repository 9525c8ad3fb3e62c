import Database from 'better-sqlite3';
import { expect, it, vi } from 'vitest';
import { all, find, get, insert } from '#db/write.ts';
import { testProject } from '../helpers/project.ts';
import { codeWords, smallStudy } from '../helpers/study.ts';

it('an act prepares no statement that an earlier act prepared; leftover statements would slow down later acts', async () => {
  await using project = await testProject();
  const { codes, sources } = await smallStudy(project);
  await codeWords(project, sources.first, codes.guide, 'Firms');
  const prepare = vi.spyOn(project.store().db.sqlite, 'prepare');

  await codeWords(project, sources.first, codes.connector, 'window');

  expect(prepare.mock.calls).toEqual([]);
});

it('recompiles all statements only for an act that temporarily breaks a reference', async () => {
  const prepare = vi.spyOn(Database.prototype, 'prepare');
  const compilesAgain = () => prepare.mock.calls.some(([sql]) => sql.includes('defer_foreign_keys'));
  await using project = await testProject();
  const { codes, sources } = await smallStudy(project);
  await codeWords(project, sources.first, codes.guide, 'Firms');
  expect(compilesAgain()).toBe(false);

  const { coder, code } = (await project.api.project.records()).tables;
  const deed = { method: 'codes.create', coderId: coder[0]!.id, at: '2026-01-01T00:00:00.000Z' };
  const parent = { ...code[0]!, id: 'parent', name: 'Brokers' };
  const child = { ...parent, id: 'child', name: 'Local brokers', parentId: 'parent' };
  project.store().transact(deed, (db) => [child, parent].map((row) => insert(db, 'code', row)));
  expect(compilesAgain()).toBe(true);
  expect(get(project.store().db, 'code', 'child')).toMatchObject({ parentId: 'parent' });

  const orphan = { ...child, id: 'orphan', parentId: 'nobody' };
  expect(() => project.store().transact(deed, (db) => insert(db, 'code', orphan))).toThrow(/FOREIGN KEY/);
  expect(find(project.store().db, 'code', 'orphan')).toBeUndefined();
});

it('finds rows by a condition in the order of their ids, in whatever order they were written', async () => {
  await using project = await testProject();
  const { codes } = await smallStudy(project);
  const { coder } = (await project.api.project.records()).tables;
  const deed = { method: 'codes.create', coderId: coder[0]!.id, at: '2026-01-01T00:00:00.000Z' };
  const { db } = project.store();
  const child = { ...codes.guide, parentId: codes.connector.id };
  const ids = ['d', 'a', 'c', 'b'];
  project.store().transact(deed, (to) => ids.map((id) => insert(to, 'code', { ...child, id, name: id })));

  const found = all(db, 'code', { parentId: codes.connector.id });

  expect(found.map(({ id }) => id).filter((id) => ids.includes(id))).toEqual(['a', 'b', 'c', 'd']);
});
