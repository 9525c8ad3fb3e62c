// The verbs `tables` and `table`, and the commands that make kept tables again, run as a shell runs them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { allVoices } from '#core/counting/request.ts';
import { buildSample } from '#electron/sample.ts';
import type { HeldRecords } from '#electron/services/project.ts';
import { openOptions } from '../../helpers/project.ts';
import { terminal, type Terminal } from './concord.ts';

let shell: Terminal;
let study: string;

const table = { as: 'table' };

beforeAll(async () => {
  shell = terminal();
  study = join(shell.folder, "Wei's study.concord");
  // Without the tables that it has submitted.
  buildSample(study, openOptions).close();
  const { tables } = await shell.json<{ tables: HeldRecords }>('call', study, 'project.records');
  const news = tables.class.find(({ name }) => name === 'news');
  const wei = tables.coder.find(({ name }) => name === 'Wei');
  const lena = await shell.json<{ id: string }>('call', study, 'coders.add', '{"name":"Lena, M."}');
  const comparison = await shell.json<{ id: string }>(
    'call',
    study,
    'comparisons.create',
    JSON.stringify({ name: 'Documents & interviews' }),
  );
  const kept: readonly { readonly kind: string; readonly name: string; readonly settings: object }[] = [
    {
      kind: 'tally',
      name: 'Themes by class',
      settings: {
        by: 'class',
        unit: 'sources',
        scope: { kind: 'document' },
        shown: { ...table, direct: true },
      },
    },
    {
      kind: 'tally',
      name: 'Chosen codes',
      settings: { of: [tables.code[1]?.id, tables.code[0]?.id], denominator: 'all', shown: table },
    },
    {
      kind: 'crosstab',
      name: 'Themes by year and class',
      settings: {
        by: 'year',
        by2: 'class',
        percent: 'row',
        unit: 'passages',
        layer: { coderId: wei?.id },
        scope: { foundBy: 'connector OR guide', sourceIds: [] },
        shown: table,
      },
    },
    {
      kind: 'relations',
      name: 'Codes that meet',
      settings: { by: 'within', paragraphs: 2, of: 'codes', shown: table },
    },
    { kind: 'timeline', name: 'Themes over time', settings: { by: 'year', byClass: true, shown: table } },
    {
      kind: 'words',
      name: 'Words of the news',
      settings: { language: 'en', limit: 20, scope: { classIds: [news?.id] }, shown: table },
    },
    { kind: 'comparison', name: 'Both sides', settings: { id: comparison.id, shown: table } },
    { kind: 'grid', name: 'What each says', settings: { of: 'respondents', shown: table } },
    {
      kind: 'portrait',
      name: 'Who carries a theme',
      settings: { of: 'respondents', sort: 'passages', shown: table },
    },
    {
      kind: 'tally',
      name: 'What is held strongly',
      settings: {
        by: 'kind',
        unit: 'passages',
        minimumWeight: 50,
        stances: ['supports', null],
        voices: allVoices,
        joinAdjacent: true,
        scope: { languages: ['en', null] },
        shown: table,
      },
    },
    {
      kind: 'grid',
      name: 'Two themes',
      settings: { of: 'respondents', themes: [tables.code[0]?.id], minimumWeight: 50, shown: table },
    },
    {
      kind: 'tally',
      name: 'Themes as bars',
      settings: { by: 'class', scope: { kind: 'document' }, shown: { as: 'figure' } },
    },
    {
      kind: 'timeline',
      name: 'Themes as lines',
      settings: { by: 'year', shown: { as: 'figure', ownScale: true } },
    },
    {
      kind: 'portrait',
      name: 'Themes through interviews',
      settings: {
        of: 'respondents',
        themes: 'codes',
        shown: {
          as: 'figure',
          drawing: { view: 'tiles', length: 'equal', lanes: [tables.code[0]?.id] },
        },
      },
    },
    ...everyOption(tables),
    {
      kind: 'agreement',
      name: 'How far both agree',
      settings: {
        coderIds: [wei?.id, lena.id],
        level: 'segments',
        threshold: 0.7,
        of: [tables.code[1]?.id],
        denominator: 'all',
        scope: { kind: 'interview' },
        bootstrap: 20,
        seed: 3,
        shown: table,
      },
    },
    {
      kind: 'flow',
      name: 'From found to coded',
      settings: { kind: 'document', classIds: [news?.id], shown: { as: 'figure' } },
    },
    {
      kind: 'crosstab',
      name: 'Themes by class and year, shaded',
      settings: { by: 'class', by2: 'year', percent: 'row', shown: { as: 'figure', shading: true } },
    },
  ];
  // One act after the other.
  for (const one of kept) await shell.json('call', study, 'keptTables.keep', JSON.stringify(one));
});

afterAll(() => shell?.[Symbol.dispose]());

/** A table of each kind that counts codings, with as many settings as an item can have. */
function everyOption(tables: HeldRecords): { kind: string; name: string; settings: object }[] {
  const idOf = (rows: readonly { readonly id: string; readonly name: string }[], wanted: string): string =>
    rows.find(({ name }) => name === wanted)?.id ?? '';
  const [connector, guide, marketplace] = ['connector', 'guide', 'marketplace'].map((name) =>
    idOf(tables.code, name),
  );
  const wei = { coderId: idOf(tables.coder, 'Wei') };
  const scope = {
    classIds: [idOf(tables.class, 'news'), null],
    languages: ['en', null],
    dates: { from: '2015', to: '2026-12' },
    withExcluded: true,
    withDuplicates: true,
  };
  const counting = {
    scope,
    layer: wei,
    denominator: 'all',
    basis: 'spans',
    rollup: false,
    voices: [null, 'paraphrase', 'remark'],
    stances: ['supports', 'qualifies', null],
    withoutSuggested: true,
  };
  const ofTable = { ...counting, of: [connector, guide, marketplace], estimate: true, unit: 'sources' };
  const order = [marketplace, connector];
  return [
    {
      kind: 'tally',
      name: 'Every option of a tally',
      settings: {
        ...ofTable,
        by: 'class',
        weights: true,
        joinAdjacent: true,
        shown: { ...table, order, intervals: 'all' },
      },
    },
    {
      kind: 'tally',
      name: 'Intervals beside shares of rows',
      settings: {
        by: 'kind',
        percent: 'row',
        rollup: false,
        shown: { ...table, direct: true, intervals: 'all' },
      },
    },
    {
      kind: 'crosstab',
      name: 'Every option of a crosstab',
      settings: {
        ...ofTable,
        by: 'class',
        by2: 'year',
        percent: 'column',
        statistics: true,
        shown: { ...table, order },
      },
    },
    {
      kind: 'timeline',
      name: 'Every option of a timeline',
      settings: { ...ofTable, by: 'quarter', absolute: true, byClass: true, shown: { ...table, order } },
    },
    {
      kind: 'relations',
      name: 'Every option of relations',
      settings: { ...counting, of: [connector, guide], by: 'within', paragraphs: 3, shown: table },
    },
    {
      kind: 'grid',
      name: 'Every option of a grid',
      settings: {
        ...counting,
        of: 'sources',
        themes: [guide, connector],
        group: 'class',
        sort: 'passages',
        joinAdjacent: true,
        shown: table,
      },
    },
    {
      kind: 'portrait',
      name: 'Every option of portraits',
      settings: { ...counting, of: 'sources', themes: [guide], group: 'class', sort: 'name', shown: table },
    },
    {
      kind: 'comparison',
      name: 'Every option of a comparison',
      settings: {
        id: null,
        settings: {
          a: {
            kind: 'document',
            classIds: [idOf(tables.class, 'news')],
            languages: ['en'],
            withDuplicates: true,
          },
          b: { kind: 'interview', languages: ['en'], withDuplicates: true },
          of: [connector, guide, marketplace],
          layer: wei,
          denominator: 'all',
          basis: 'spans',
          rollup: false,
          withoutSuggested: true,
          estimate: true,
          margin: 0.29,
          overlap: { share: 0.07, top: 2 },
          ineligible: { a: [guide], b: [connector] },
        },
        shown: { ...table, order },
      },
    },
  ];
}

interface Listed {
  readonly tables: readonly {
    readonly number: string;
    readonly title: string;
    readonly state: string;
    readonly base: string | null;
    readonly command: string;
  }[];
}

const listed = async () => (await shell.json<Listed>('tables', study, '--format', 'json')).tables;

it('lists what is kept, with numbers, bases and states', async () => {
  const tables = await listed();

  expect(tables.map(({ number, title }) => `${number} ${title}`)).toEqual([
    'Table 1 Themes by class',
    'Table 2 Chosen codes',
    'Table 3 Themes by year and class',
    'Table 4 Codes that meet',
    'Table 5 Themes over time',
    'Table 6 Words of the news',
    'Table 7 Both sides',
    'Table 8 What each says',
    'Table 9 Who carries a theme',
    'Table 10 What is held strongly',
    'Table 11 Two themes',
    'Figure 1 Themes as bars',
    'Figure 2 Themes as lines',
    'Figure 3 Themes through interviews',
    'Table 12 Every option of a tally',
    'Table 13 Intervals beside shares of rows',
    'Table 14 Every option of a crosstab',
    'Table 15 Every option of a timeline',
    'Table 16 Every option of relations',
    'Table 17 Every option of a grid',
    'Table 18 Every option of portraits',
    'Table 19 Every option of a comparison',
    'Table 20 How far both agree',
    'Figure 4 From found to coded',
    'Figure 5 Themes by class and year, shaded',
  ]);
  expect(new Set(tables.map(({ state }) => state))).toEqual(new Set(['never']));
  expect(tables.map(({ base }) => base)).not.toContain(null);
  const said = await shell.concord('tables', study);
  expect(said.stdout).toContain('never exported');
  expect((await shell.concordIn('zh_CN.UTF-8', 'tables', study)).stdout).toContain('表 1  Themes by class');
});

it('prints for each table a command that makes it again to the byte', async () => {
  const tables = (await listed()).filter(({ number }) => number.startsWith('Table'));
  for (const { number, title, command } of tables)
    // Of every option the numbers alone.
    for (const format of title.startsWith('Every option') ? ['json'] : ['table', 'csv', 'json']) {
      const kept = await shell.concord('table', study, number, '--format', format);
      const made = await shell.typed(`${command} --format ${format}`);

      expect(made).toEqual(kept);
      expect({ status: kept.status, stderr: kept.stderr }).toEqual({ status: 0, stderr: '' });
    }
  expect(tables.map(({ command }) => command.split(' ')[1])).toEqual([
    'tally',
    'tally',
    'crosstab',
    'relations',
    'timeline',
    'words',
    'compare',
    'grid',
    'portraits',
    'tally',
    'grid',
    'tally',
    'tally',
    'crosstab',
    'timeline',
    'relations',
    'grid',
    'portraits',
    'compare',
    'agree',
  ]);
});

it('writes files for the paper, without noting that in the study', async () => {
  const ran = await shell.concord('tables', study, '--export', 'paper');

  expect(ran.status).toBe(0);
  // The sample's notice has Chinese characters; a computer without a font for them gets no pdf, and is told so.
  expect(ran.stderr).toMatch(/^(?:No font on this computer has .*\n)?$/);
  expect(ran.stdout).toContain('never exported');
  const files = readdirSync(join(shell.folder, 'paper'));
  expect(files.filter((name) => name.endsWith('.docx'))).toHaveLength(20);
  expect(files).toContain('Tables.xlsx');
  expect(readFileSync(join(shell.folder, 'paper', 'Figure 1 Themes as bars.svg'), 'utf8')).toContain('<svg');
});

it('prints for a figure the command that draws it, with its own scales', async () => {
  const figures = (await listed()).filter(({ number }) => number.startsWith('Figure'));
  for (const { command } of figures)
    expect(await shell.typed(command)).toEqual({ status: 0, stdout: '', stderr: '' });

  expect(figures.map(({ command }) => command.split(' ')[1])).toEqual([
    'export',
    'timeline',
    'portraits',
    'export',
    'crosstab',
  ]);
  expect(readFileSync(join(shell.folder, 'figure-4.svg'), 'utf8')).toContain('Flow of the documents');
  expect(figures[3]?.command).toMatch(/ --flow figure-4.svg --kind document --class news$/);
  expect(readFileSync(join(shell.folder, 'figure-5.svg'), 'utf8')).toContain('Share of row');
  expect(figures[2]?.command).toMatch(/--all-codes .*--view tiles --lanes /);
  expect(readFileSync(join(shell.folder, 'figure-3.svg'), 'utf8')).toContain('Each tile is one passage');
  expect(readFileSync(join(shell.folder, 'figure-2.svg'), 'utf8')).toContain('a scale of its own');
});

it('finds a table by its number in capitals or not, by its title, and names the nearest', async () => {
  const [byNumber, byTitle, wrong] = [
    await shell.concord('table', study, 'table 5', '--format', 'csv'),
    await shell.concord('table', study, 'Themes over time', '--format', 'csv'),
    await shell.concord('table', study, 'Themes over tim'),
  ];

  expect(byNumber).toEqual(byTitle);
  expect(wrong.status).toBe(1);
  expect(wrong.stderr).toContain('Table 5 (Themes over time)');
});
