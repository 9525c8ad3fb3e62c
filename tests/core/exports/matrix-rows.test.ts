import { describe, expect, it } from 'vitest';
import type { TallyRequest } from '#core/counting/request.ts';
import { sourceMatrix } from '#core/counting/source-matrix.ts';
import { matrixTables } from '#core/exports/matrix-rows.ts';
import type { Table } from '#core/exports/table.ts';
import { study, type StudyRows } from './study.ts';

const rows: StudyRows = {
  project: { notice: 'Invented text.' },
  classes: [{ id: 'news' }],
  respondents: [{ id: 'N9' }, { id: 'N10' }],
  attributes: [
    { id: 'length', name: 'length', type: 'integer' },
    { id: 'years', name: 'years in post', type: 'integer', owner: 'respondent' },
    { id: 'founded', name: '成立', type: 'date' },
  ],
  values: [
    { attributeId: 'length', of: 'first', value: '12' },
    { attributeId: 'years', of: 'N9', value: '7' },
    { attributeId: 'founded', of: 'first', value: '2016' },
  ],
  sources: [
    { id: 'first', title: 'Hall opens', classId: 'news', date: '2016-02', language: 'en', text: 'The hall.' },
    { id: 'second', title: 'Not read', date: '2017-11-08', text: 'The end.' },
    { id: 'notes', kind: 'interview', title: 'Notes', label: 'N9.1', date: '2025', respondents: ['N9'] },
  ],
  codes: [
    { id: 'theme', name: 'guide', isTheme: true, shortDefinition: 'Shows the way.' },
    { id: 'code', name: '标准', name2: 'standards', parentId: 'theme' },
  ],
  reviews: [
    { sourceId: 'first', coderId: 'wen' },
    { sourceId: 'notes', coderId: 'wen' },
  ],
  codings: [
    { sourceId: 'first', codeId: 'code', start: 0, end: 3 },
    { sourceId: 'first', codeId: 'theme', start: 4, end: 8 },
    { sourceId: 'second', codeId: 'code', start: 0, end: 3 },
  ],
};

function tables(request: TallyRequest, more: StudyRows = {}) {
  const { corpus, table, exported } = study({ ...rows, ...more });
  return matrixTables(exported, sourceMatrix(corpus, table, { of: 'codes', ...request }), {
    layer: 'main',
    method: 'Counted so.',
    meaningOf: (key) => `what ${key} is`,
  });
}

function objects({ columns, rows: all }: Table): Record<string, unknown>[] {
  return Array.from(all, (row) => Object.fromEntries(columns.map(({ key }, place) => [key, row[place]])));
}

describe('the matrix as a table', () => {
  it('has a row for each source with its facts and attributes, then a column for each code', () => {
    expect(objects(tables({ unit: 'passages' }).matrix)).toEqual([
      {
        source_id: 'first',
        source: 'Hall opens',
        label: null,
        kind: 'document',
        class: 'news',
        date: '2016-02',
        date_first: '2016-02-01',
        date_precision: 'month',
        language: 'en',
        respondent: '',
        reviewed: true,
        counted: true,
        source_length: 12,
        source_attribute: '2016',
        respondent_years_in_post: null,
        code_guide: 2,
        code_standards: 1,
        notice: 'Invented text.',
      },
      expect.objectContaining({
        source_id: 'second',
        class: null,
        date_first: '2017-11-08',
        date_precision: 'day',
        reviewed: false,
        counted: false,
        code_guide: 'NA',
        code_standards: 'NA',
      }),
      expect.objectContaining({
        source_id: 'notes',
        label: 'N9.1',
        date_first: '2025-01-01',
        date_precision: 'year',
        respondent: 'N9',
        respondent_years_in_post: 7,
        code_guide: 0,
        code_standards: 0,
      }),
    ]);
  });

  it('lists the attribute values of several people and types that column as text', () => {
    const { matrix, columns } = tables(
      {},
      {
        sources: [{ id: 'group', kind: 'interview', respondents: ['N9', 'N10'] }],
        codings: [],
        reviews: [],
        values: [{ attributeId: 'years', of: 'N9', value: '7' }],
      },
    );

    expect(objects(matrix)[0]).toMatchObject({ respondent: 'N9; N10', respondent_years_in_post: '7; ' });
    expect(objects(columns).find(({ column }) => column === 'respondent_years_in_post')).toMatchObject({
      type: 'text',
    });
  });
});

describe('the table of its columns', () => {
  const columns = objects(tables({ unit: 'passages' }).columns);

  it('has a row for each column, with its type', () => {
    expect(columns.map(({ column, what, type }) => [column, what, type])).toEqual([
      ['source_id', 'source', 'text'],
      ['source', 'source', 'text'],
      ['label', 'source', 'text'],
      ['kind', 'source', 'factor'],
      ['class', 'source', 'factor'],
      ['date', 'source', 'text'],
      ['date_first', 'source', 'date'],
      ['date_precision', 'source', 'factor'],
      ['language', 'source', 'factor'],
      ['respondent', 'source', 'text'],
      ['reviewed', 'source', 'flag'],
      ['counted', 'source', 'flag'],
      ['source_length', 'attribute', 'integer'],
      ['source_attribute', 'attribute', 'text'],
      ['respondent_years_in_post', 'attribute', 'integer'],
      ['code_guide', 'code', 'count'],
      ['code_standards', 'code', 'count'],
      ['notice', 'source', 'text'],
    ]);
  });

  it('leads from a column to its code, definition and total, and says how it was counted', () => {
    expect(columns.find(({ column }) => column === 'code_standards')).toEqual({
      column: 'code_standards',
      what: 'code',
      type: 'count',
      path: 'guide > 标准',
      owner: null,
      meaning: '',
      theme: false,
      codable: true,
      code_id: 'code',
      total: 1,
      n: 2,
      reviewed_before_created: 0,
      unit: 'passages',
      basis: 'any',
      rollup: true,
      layer: 'main',
      denominator: 'reviewed',
      method: 'Counted so.',
      notice: 'Invented text.',
    });
    expect(columns.find(({ column }) => column === 'source_attribute')).toMatchObject({
      path: '成立',
      owner: 'source',
    });
    expect(columns.find(({ column }) => column === 'counted')).toMatchObject({ meaning: 'what counted is' });
  });
});
