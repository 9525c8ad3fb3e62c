// Exports are recorded in the history if the study is open for writing.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openStore } from '#db/open.ts';
import type { News } from '#electron/rpc/transport.ts';
import { actAside, actSentence } from '#words/act-sentence.ts';
import { createWords } from '#words/words.ts';
import { openOptions, testProject, type TestProject } from '../../helpers/project.ts';
import { codeWords, smallStudy } from '../../helpers/study.ts';

const words = createWords('en');

async function newest({ api }: TestProject) {
  const [row] = await api.history.list({ limit: 1 });
  if (!row) throw new Error('the history is empty');
  return row;
}

test('an export is recorded: what, to which file, how many rows, with which settings', async () => {
  await using project = await testProject();
  const { codes, sources } = await smallStudy(project);
  await codeWords(project, sources.first, codes.market, 'window');

  await project.api.exports.passages({
    to: join(project.folder, 'market passages.csv'),
    format: 'csv',
    codeId: codes.market.id,
    forExcel: true,
  });

  const row = await newest(project);
  expect(actSentence(words, row)).toBe('Exported the passages of market to market passages.csv');
  expect(actAside(words, row)).toBe('1 entry');
  expect((await project.api.history.act({ seq: row.seq })).exported).toEqual({
    file: 'market passages.csv',
    format: 'csv',
    rows: 1,
    settings: { codeId: 'market', forExcel: 'true' },
  });
  // The record holds neither the folder of the file nor anything of the study.
  const body = project.store().db.sqlite.prepare('SELECT body FROM change ORDER BY seq DESC LIMIT 1');
  expect(String(body.pluck().get())).not.toContain(project.folder);
});

test('settings turned off that are usually on are recorded', async () => {
  await using project = await testProject();
  await smallStudy(project);

  await project.api.exports.tally({
    to: join(project.folder, 'direct.csv'),
    format: 'csv',
    request: { rollup: false, estimate: false },
  });

  const { exported } = await project.api.history.act({ seq: (await newest(project)).seq });
  expect(exported?.settings).toEqual({ rollup: 'false' });
});

test('an export is found among exports, by its code and by the name of its file', async () => {
  await using project = await testProject();
  const { codes } = await smallStudy(project);
  const { market, guide } = codes;
  await project.api.exports.passages({
    to: join(project.folder, 'p.md'),
    format: 'md',
    codeId: market.id,
  });
  await project.api.exchange.write({ to: join(project.folder, 'for nvivo.qdpx') });

  const sentences = async (filter: Parameters<TestProject['api']['history']['list']>[0]) =>
    (await project.api.history.list(filter)).map((row) => actSentence(words, row));

  const [passages, exchange] = [
    'Exported the passages of market to p.md',
    'Exported the project for other programs to for nvivo.qdpx',
  ];
  expect(await sentences({ method: 'exports.' })).toEqual([exchange, passages]);
  expect(await sentences({ about: { what: 'code', id: market.id } })).toContain(passages);
  expect(await sentences({ about: { what: 'code', id: guide.id } })).not.toContain(passages);
  expect(await sentences({ text: 'NVivo' })).toEqual([exchange]);
});

test('undo and redo skip an export', async () => {
  await using project = await testProject();
  const { id } = await project.api.codes.create({ name: 'guide' });
  await project.api.codes.update({ id, name: 'leader' });
  await project.api.history.undo();

  await project.api.exports.codebook({ to: join(project.folder, 'codes.csv'), format: 'csv' });

  const { undo, redo } = await project.api.history.state();
  expect([undo?.method, redo?.method]).toEqual(['codes.create', 'codes.update']);
  await project.api.history.redo();
  const { tables } = await project.api.project.records();
  expect(tables.code.map(({ name }) => name)).toEqual(['leader']);
});

test('a read-only study keeps no record of its exports', async () => {
  await using project = await testProject();
  await project.api.codes.create({ name: 'guide' });
  project.session.close();
  const read = openStore(project.path, { ...openOptions, readOnly: true });
  project.session.adopt(read);
  const before = (await project.api.history.list()).length;

  await project.api.exports.codebook({ to: join(project.folder, 'codes.csv'), format: 'csv' });

  expect(readFileSync(join(project.folder, 'codes.csv'), 'utf8')).toContain('guide');
  expect(await project.api.history.list()).toHaveLength(before);
});

describe('a file whose record cannot be written', () => {
  const ways: Readonly<
    Record<string, { readonly act: (project: TestProject) => void; readonly key: string }>
  > = {
    'since the disk is full': {
      act: ({ store }) => {
        const { sqlite } = store().db;
        // Not one page more than there are, as on a full disk.
        sqlite.pragma(`max_page_count = ${String(sqlite.pragma('page_count', { simple: true }))}`);
      },
      key: 'errors:disk_full',
    },
    'since the study is gone from its place': {
      act: ({ path }) => rmSync(path),
      key: 'errors:place_removed',
    },
  };

  test.each(Object.entries(ways))(
    '%s is complete all the same, and the missing record is reported',
    async (_, { act, key }) => {
      await using project = await testProject();
      await project.api.codes.create({ name: 'guide' });
      const told: Extract<News, { type: 'unrecorded' }>[] = [];
      project.session.subscribe((news) => {
        if (news.type === 'unrecorded') told.push(news);
      });
      act(project);

      // The existing pages have room for some records yet.
      let file = '';
      for (let n = 1; n <= 60 && told.length === 0; n += 1) {
        file = `codes ${n}.csv`;
        // One after the other.
        await project.api.exports.codebook({ to: join(project.folder, file), format: 'csv' });
      }

      expect(told).toMatchObject([{ file, error: { key } }]);
      expect(readFileSync(join(project.folder, file), 'utf8')).toContain('guide');
    },
  );
});
