// A package with names and one without cannot be matched by ids, by order or by times.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSample } from '#electron/sample.ts';
import type { Store } from '#db/store.ts';
import { tableNames } from '#core/tables/all.ts';
import { all } from '#db/write.ts';
import { drawFrom } from '#electron/services/replication/draw.ts';
import { readCsv } from '../../core/exports/recount.ts';
import { openOptions, testProject, type TestProject } from '../../helpers/project.ts';

let project: TestProject;
let store: Store;
const place = (name: string): string => join(project.folder, name);

beforeAll(async () => {
  project = await testProject();
  store = buildSample(place('sample.concord'), openOptions);
  project.session.adopt(store);
  const { api } = project;
  const { tables } = await api.project.records();
  const source = tables.source.find(({ label }) => label === 'N5');
  const theme = tables.code.find(({ isTheme }) => isTheme);
  const comparison = await api.comparisons.create({ name: 'By class' });
  await api.comparisons.judge({
    comparisonId: comparison.id,
    themeId: theme?.id ?? '',
    value: 'converges',
    reasons: `As ${source?.id} says.`,
  });
  await api.memos.add({ about: 'source', subjectId: source?.id ?? '', body: 'Read again.' });
  await api.history.undo({});
  await api.history.redo({});
  await api.replication.write({ to: place('with-names') });
  await api.replication.write({ to: place('without'), pseudonyms: true });
});

afterAll(async () => {
  await project[Symbol.asyncDispose]();
});

function filesIn(folder: string): Map<string, Buffer> {
  const entries = readdirSync(place(folder), { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.sort().map((path) => [path.slice(place(folder).length + 1), readFileSync(path)]));
}

const rowsOf = (folder: string, file: string) => readCsv(readFileSync(join(place(folder), file), 'utf8'));

test('no id of the project occurs in any file of a package without names', () => {
  const { db } = store;
  const ids = new Set<string>(tableNames.flatMap((table) => all(db, table).map(({ id }) => id)));
  const acts = db.sqlite.prepare('SELECT group_id FROM change WHERE group_id IS NOT NULL').pluck().all();
  for (const id of acts) ids.add(String(id));
  ids.add(String(db.sqlite.prepare('SELECT id FROM file').pluck().get()));
  const key = db.sqlite.prepare('SELECT pseudonym_key FROM file').pluck().get() as Buffer;
  const secrets = [key.toString('hex'), key.toString('base64')];

  const found = (folder: string) =>
    [...filesIn(folder)].flatMap(([path, bytes]) => {
      const text = bytes.toString();
      const guids = `${path} ${text}`.match(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gi) ?? [];
      return guids.some((guid) => ids.has(guid.toLowerCase())) || secrets.some((each) => text.includes(each))
        ? [path]
        : [];
    });

  expect(ids.size).toBeGreaterThan(500);
  expect(found('with-names')).toEqual(expect.arrayContaining(['codings.csv', 'history.csv', 'sources.csv']));
  expect(found('without')).toEqual([]);
});

test('ids of a package without names still join its tables', () => {
  const sources = new Set(rowsOf('without', 'sources.csv').map((row) => row['source_id']));
  const codes = new Set(rowsOf('without', 'codebook.csv').map((row) => row['code_id']));
  const codings = rowsOf('without', 'codings.csv');
  const memos = rowsOf('without', 'memos.csv').filter(({ about }) => about === 'source');

  expect(codings).toHaveLength(rowsOf('with-names', 'codings.csv').length);
  expect(codings.filter((row) => !sources.has(row['source_id']) || !codes.has(row['code_id']))).toEqual([]);
  expect(memos.length).toBeGreaterThan(0);
  expect(memos.filter((row) => !sources.has(row['subject_id']))).toEqual([]);
  expect(rowsOf('without', 'verdicts.csv')).toMatchObject([
    { theme_id: expect.toSatisfy((id: string) => codes.has(id)), counts_changed: 'false' },
  ]);
});

test('pseudonyms do not keep the order of the respondents', async () => {
  const people = await project.api.replication.pseudonyms({});
  const pseudonyms = people.map(({ pseudonym }) => pseudonym);
  const listed = rowsOf('without', 'respondents.csv').map(({ respondent }) => respondent);

  expect(people.map(({ name }) => name)).toEqual(people.map((_, index) => `N${index + 1}`));
  expect(new Set(pseudonyms).size).toBe(17);
  expect(pseudonyms.filter((name) => !/^P\d{3}$/.test(name))).toEqual([]);
  expect(pseudonyms).not.toEqual(pseudonyms.toSorted());
  expect(new Set(listed)).toEqual(new Set(pseudonyms));
  expect(listed).not.toEqual(pseudonyms);
});

test('acts are given with their day only', () => {
  const moments = (folder: string) =>
    [...filesIn(folder)].flatMap(([path, bytes]) =>
      path.endsWith('.csv') && /\d{4}-\d\d-\d\dT\d\d:\d\d/.test(bytes.toString()) ? [path] : [],
    );

  expect(moments('with-names')).toEqual(expect.arrayContaining(['codings.csv', 'memos.csv', 'history.csv']));
  expect(moments('without')).toEqual([]);
  expect(rowsOf('without', 'codings.csv')[0]?.['created_at']).toMatch(/^\d{4}-\d\d-\d\d$/);
});

test('the same study gives the same bytes, and another study with the same people other pseudonyms', async () => {
  await project.api.replication.write({ to: place('again'), pseudonyms: true });
  expect(filesIn('again')).toEqual(filesIn('without'));

  const before = await project.api.replication.pseudonyms({});
  store.db.sqlite.exec('UPDATE file SET pseudonym_key = randomblob(32)');
  const after = await project.api.replication.pseudonyms({});
  expect(after.map(({ name }) => name)).toEqual(before.map(({ name }) => name));
  expect(after).not.toEqual(before);
});

test('a random draw depends on its key and on what is drawn', () => {
  const [one, other] = [drawFrom(Buffer.alloc(32, 1)), drawFrom(Buffer.alloc(32, 2))];
  const id = '0f8fad5b-d9cb-469f-a165-70867728950e';

  expect(one.id(id)).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  expect(drawFrom(Buffer.alloc(32, 1)).id(id)).toBe(one.id(id));
  expect(other.id(id)).not.toBe(one.id(id));
  expect(one.number(id)).not.toBe(other.number(id));
});
