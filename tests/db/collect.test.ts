// Collecting removes texts that nothing refers to, and never another one, whatever happens meanwhile or interrupts it.
import { spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ChangeRecorder } from '#core/change.ts';
import { tables } from '#core/tables/all.ts';
import type { Column } from '#core/tables/description.ts';
import { columnsOfBlobs } from '#db/blob-columns.ts';
import { findProblems } from '#db/check.ts';
import { findUnnamed, type Unnamed } from '#db/collect.ts';
import { openStore } from '#db/open.ts';
import type { Store } from '#db/store.ts';
import { hashOf, putBlob } from '#db/write.ts';
import { dump } from '../helpers/dump.ts';
import { openOptions, testProject } from '../helpers/project.ts';
import { smallStudy } from '../helpers/study.ts';
import { typeInto } from '../helpers/typing.ts';

const LATER = '2026-03-20T09:00:00.000Z';
const program = fileURLToPath(new URL('./killed-while-tidied.ts', import.meta.url));

function keepUnnamed(store: Store, text: string): string {
  return putBlob({ sqlite: store.db.sqlite, recorder: new ChangeRecorder() }, text);
}

function isThere(store: Store, hash: string): boolean {
  return store.db.sqlite.prepare('SELECT 1 FROM blob WHERE hash = ?').get(hash) !== undefined;
}

function collected(store: Store, found?: Unnamed): number | null {
  const collection = store.collect(found);
  for (;;) {
    const step = collection.next();
    if (step.done === true) return step.value;
  }
}

test('every field that refers to a text or file has a name by which collecting finds it', async () => {
  await using project = await testProject();
  const fields = Object.values(tables).flatMap(({ columns }) =>
    Object.entries<Column>(columns).flatMap(([field, { isBlob }]) => (isBlob ? field : [])),
  );

  expect(fields).toHaveLength(columnsOfBlobs(project.store().db.sqlite).length);
  for (const field of fields) expect(field).toMatch(/Hash$/);
});

test('a text that is typed again while others are collected stays', async () => {
  await using project = await testProject();
  const { sources } = await smallStudy(project);
  const { text } = await project.api.sources.text({ id: sources.other.id });
  const again = `Once more. ${text}`;
  const kept = keepUnnamed(project.store(), again);
  const gone = keepUnnamed(project.store(), 'Nobody names this.');

  const found = findUnnamed(project.store().db.sqlite);
  expect(found.hashes.toSorted()).toEqual([kept, gone].toSorted());
  await typeInto(project, sources.other.id, ['Once more. ']);

  expect(collected(project.store(), found)).toBeNull();
  expect(collected(project.store())).toBe(1);

  expect(isThere(project.store(), gone)).toBe(false);
  expect(isThere(project.store(), kept)).toBe(true);
  expect(findProblems(project.store().db)).toEqual([]);
});

test('nothing is collected while an import stores texts ahead of its act', async () => {
  await using project = await testProject();
  await smallStudy(project);
  const store = project.store();
  const hash = keepUnnamed(store, 'There before, and about to be named.');
  const ahead = store.keepAhead();
  const collection = store.collect();
  expect(collection.next().done).toBe(false);
  ahead.keep([{ hash, bytes: Buffer.from('There before, and about to be named.') }]);

  expect(collection.next()).toEqual({ done: true, value: null });
  expect(collected(store)).toBeNull();
  expect(store.foldTyping({ now: LATER, ends: new Set() })).toBe(0);
  expect(isThere(store, hash)).toBe(true);
  ahead.end();
  expect(collected(store)).toBe(1);
});

test('a kill at any write of folding and collecting loses nothing', async () => {
  await using project = await testProject();
  const { sources } = await smallStudy(project);
  await typeInto(project, sources.first.id, ['One ', 'two ', 'three ']);
  const last = hashOf((await project.api.sources.text({ id: sources.first.id })).text);
  const whole = dump(project.store());
  project.session.close();
  const path = join(project.folder, 'killed.concord');

  let killed = 0;
  for (let write = 1; ; write += 2) {
    copyFileSync(project.path, path);
    const { signal, stderr } = spawnSync(process.execPath, [program, path, LATER, `${write}`], {
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    const store = openStore(path, openOptions);
    expect(dump(store)).toBe(whole);
    expect(findProblems(store.db)).toEqual([]);
    expect(isThere(store, last)).toBe(true);
    store.foldTyping({ now: LATER, ends: new Set() });
    for (const _ of store.collect());
    expect(findProblems(store.db)).toEqual([]);
    store.close();
    if (signal === null) break;
    expect(signal).toBe('SIGKILL');
    killed += 1;
  }

  expect(killed).toBeGreaterThan(5);
});
