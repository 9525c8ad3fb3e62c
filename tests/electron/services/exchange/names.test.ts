// Names of files and sources that some system, program or archive does not accept.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { guid, qde, qdpx } from '../../../helpers/exchange-files.ts';
import { testProject } from '../../../helpers/project.ts';
import { broughtInto } from './brought-in.ts';
import { bring, withoutOwn } from './own-data.ts';
import { entriesOf } from './qde-structure.ts';
import { written } from './written.ts';

const names = [
  'no ending',
  'x'.repeat(300),
  'fair 😀 展会.txt',
  'CON',
  'a/b\\c',
  'ends with a dot.',
  ' spaces around ',
  'a:b*c?"d"<e>|f',
];

test('files of sources have safe names under sources/, and the sources keep their own', async () => {
  await using project = await testProject();
  const escaped = (name: string) =>
    name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
  const sources = names.map(
    (name, index) =>
      `<TextSource guid="${guid(`s${index}`)}" name="${escaped(name)}"><PlainTextContent>Text ${index}.</PlainTextContent></TextSource>`,
  );
  const found = await broughtInto(project, qdpx(qde(`<Sources>${sources.join('')}</Sources>`)));
  expect(found.tables.source).toHaveLength(names.length);

  const to = join(project.folder, 'again.qdpx');
  await project.api.exchange.write({ to });
  const entries = [...(await entriesOf(readFileSync(to))).keys()];
  await using other = await testProject();
  const back = await broughtInto(other, readFileSync(to));

  const unsafe = entries.filter(
    (entry) =>
      !/^(?:project\.qde|concord\.json|concord\/[0-9a-f]{64}|sources\/[\w-]{1,100}\.txt)$/.test(entry),
  );
  expect(unsafe).toEqual([]);
  expect(entries.filter((entry) => entry.startsWith('sources/'))).toHaveLength(names.length);
  const title = new Map(back.tables.source.map((source) => [source.id, source.title]));
  expect(names.map((_, index) => title.get(guid(`s${index}`)))).toEqual(names.map((name) => name.trim()));
});

test('a memo keeps a title that ends in a number unless another memo begins alike; numbers given to untitled memos are dropped again', async () => {
  await using project = await testProject();
  const { api } = project;
  await api.memos.add({ about: 'free', title: 'Plan (2)', body: 'Plan\nTo ask the firms again.' });
  await api.memos.add({ about: 'free', title: '', body: 'Doubts\nof the first week' });
  await api.memos.add({ about: 'free', title: '', body: 'Doubts\nof the second week' });
  await using other = await testProject();

  await bring(other, withoutOwn((await written(project)).entries));

  const { tables } = await other.api.project.records();
  expect(tables.memo.map(({ title }) => title).toSorted()).toEqual(['', '', 'Plan (2)']);
});
