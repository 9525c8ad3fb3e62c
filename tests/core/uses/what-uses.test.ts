// What uses a thing, and the sentences of the dialogs about it.
import { expect, it } from 'vitest';
import { codebookOf } from '#core/codes/codebook.ts';
import type { ComparisonRecord, KeptTableRecord } from '#core/records.ts';
import type { Query } from '#core/query/query.ts';
import { whatUses, type UsingStudy, type Uses } from '#core/uses/what-uses.ts';
import { usesInWords, type ActOnUsed } from '#words/uses-in-words.ts';
import { labelsOfKept } from '#words/kept-tables/labels.ts';
import { createWords } from '#words/words.ts';
import { Study } from '../counting/study.ts';

const code = (id: string): Query => ({ what: 'code', code: id, direct: false });

function kept(
  id: string,
  kind: KeptTableRecord['kind'],
  settings: object,
  position: number,
): KeptTableRecord {
  const text = JSON.stringify({ ...settings, shown: { as: 'table' } });
  return { id, kind, name: id, settings: text, number: null, position, createdAt: '' };
}

function comparison(id: string, settings: object): ComparisonRecord {
  return { id, name: id, settings: JSON.stringify(settings), position: 0, createdAt: '' } as ComparisonRecord;
}

function byId<Row extends { readonly id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}

function usingStudy(): UsingStudy {
  const study = new Study()
    .code('trade')
    .code('price', { parentId: 'trade' })
    .code('alone')
    .theme('market', ['price'])
    .query('of price', code('price'))
    .query('of trade', code('trade'));
  return {
    codebook: study.corpus.codebook,
    tables: {
      savedQuery: byId(study.rows.savedQuery),
      comparison: byId([
        comparison('two classes', {
          a: { kind: 'document', classIds: ['news'] },
          b: { kind: 'interview' },
          of: 'themes',
        }),
      ]),
      keptTable: byId([
        kept('of themes', 'tally', {}, 1),
        kept('of price', 'tally', { of: ['price'] }, 2),
        kept('by the query', 'crosstab', { of: ['alone'], queryIds: [study.rows.savedQuery[0]!.id] }, 3),
        kept('of alone', 'grid', { of: 'sources', themes: ['alone'] }, 4),
        kept('compared', 'comparison', { id: 'two classes' }, 5),
        kept('words', 'words', { language: 'en' }, 6),
        { ...kept('damaged', 'tally', {}, 7), settings: '{' },
      ]),
      summary: byId([
        { id: 's1', themeId: 'price' },
        { id: 's2', themeId: 'market' },
        { id: 's3', themeId: 'alone' },
      ]),
    },
  };
}

const named = ({ queries, comparisons, keptTables, summaries }: Uses) => [
  ...[queries, comparisons, keptTables].map((rows) => rows.map(({ name }) => name)),
  summaries,
];

it('finds what names a code, also through a saved query, and what counts it', () => {
  const { naming, counting, showing } = whatUses(usingStudy(), new Set(['price']));

  expect(named(naming)).toEqual([['of price'], [], ['of price', 'by the query'], 1]);
  expect(named(counting)).toEqual([['of trade'], ['two classes'], ['of themes', 'compared'], 1]);
  expect(showing.map(({ name }) => name)).toEqual(['of price']);
});

it('finds what names a class, also through a comparison, and counts nothing for it', () => {
  const { naming, counting } = whatUses(usingStudy(), new Set(['news']));

  expect(named(naming)).toEqual([[], ['two classes'], ['compared'], 0]);
  expect(named(counting)).toEqual([[], [], [], 0]);
});

it('counts what names a code that only changes its numbers', () => {
  const { naming, counting } = whatUses(usingStudy(), new Set(), new Set(['alone']));

  expect(named(naming)).toEqual([[], [], [], 0]);
  expect(named(counting)).toEqual([[], [], ['by the query', 'of alone'], 1]);
});

it('finds a kept table of when codes came new, in which each code without sub-codes stands by its name', () => {
  const study = usingStudy();
  const keptTable = new Map(study.tables.keptTable).set(
    'new codes',
    kept('new codes', 'saturation', { by: 'source' }, 8),
  );
  const usesOf = (id: string) => {
    const { counting, showing } = whatUses(
      { ...study, tables: { ...study.tables, keptTable } },
      new Set([id]),
    );
    return [counting.keptTables, showing].map((rows) => rows.map(({ name }) => name));
  };

  expect(usesOf('alone')).toEqual([['new codes'], ['by the query', 'of alone', 'new codes']]);
  expect(usesOf('trade')[1]).not.toContain('new codes');
});

it('tells it in sentences that fit the act, in both languages', () => {
  const study = usingStudy();
  const tell = (act: ActOnUsed, id: string, language: 'en' | 'zh-CN' = 'en') => {
    const words = createWords(language);
    const labels = labelsOfKept(words, study.tables.keptTable.values());
    return usesInWords(words, whatUses(study, new Set([id])), act, labels);
  };

  expect(tell('delete', 'price')).toEqual([
    'Saved queries that name it and cannot be asked afterwards: “of price”.',
    'Kept tables and figures that need it and cannot be made afterwards: “of price” (Table 2) and “by the query” (Table 3).',
    'Saved queries that count it with a code above it and may find something else: “of trade”.',
    'Comparisons that count it and may show other numbers: “two classes”.',
    'Kept tables and figures that count it and may show other numbers: “of themes” (Table 1) and “compared” (Table 5).',
    '1 summary of the grid is about a theme that counts it.',
  ]);
  expect(tell('merge', 'price')).toContain('1 summary of the grid goes to the remaining code.');
  expect(tell('rename', 'price')).toEqual([
    'The new name stands in the saved queries “of price”.',
    'The new name stands in the kept tables “of price” (Table 2).',
  ]);
  expect(tell('delete', 'news', 'zh-CN')).toEqual([
    '以下比较用到它，删除后将无法照原样统计：“two classes”。',
    '以下已存图表用到它，删除后将无法生成：“compared”（表 5）。',
  ]);
  expect(tell('mergeCoder', 'news')).toEqual([
    'Comparisons that will count the codings of the coder who stays: “two classes”.',
    'Kept tables and figures that will count the codings of the coder who stays: “compared” (Table 5).',
  ]);
  expect(tell('mergeRespondent', 'news', 'zh-CN')).toEqual([
    '以下比较将改为统计保留的受访者：“two classes”。',
    '以下已存图表将改为统计保留的受访者：“compared”（表 5）。',
  ]);
  expect(tell('move', 'nothing')).toEqual([]);
});

it('names what names a code that was merged into this one', () => {
  const study = usingStudy();
  const price = study.codebook.byId.get('price')!;
  const codebook = codebookOf(
    [...study.codebook.inOrder, { ...price, id: 'cost', status: 'merged', mergedInto: 'price' }],
    [],
  );
  const tables = {
    ...study.tables,
    keptTable: byId([kept('of cost', 'tally', { of: ['cost'] }, 1)]),
    comparison: byId([comparison('chosen', { of: ['cost'] })]),
  };

  const { naming } = whatUses({ codebook, tables }, new Set(['price']));

  expect(named(naming).slice(1, 3)).toEqual([['chosen'], ['of cost']]);
});

it('names no kept table or comparison that needs a code only to order its rows, or to tell what a side could not cover', () => {
  const study = usingStudy();
  const shown = { as: 'table', order: ['price', 'trade'] };
  const sorted = { ...kept('sorted', 'tally', {}, 8), settings: JSON.stringify({ of: 'themes', shown }) };
  const silent = comparison('silent', { of: 'themes', ineligible: { a: ['price'], b: [] } });
  const tables = {
    ...study.tables,
    keptTable: byId([sorted, kept('of silent', 'comparison', { id: 'silent' }, 9)]),
    comparison: byId([silent]),
  };

  const { naming, counting } = whatUses({ ...study, tables }, new Set(['price']));

  expect(named(naming)).toEqual([['of price'], [], [], 1]);
  // The theme “market” counts it.
  expect(named(counting)).toEqual([['of trade'], ['silent'], ['sorted', 'of silent'], 1]);
});
