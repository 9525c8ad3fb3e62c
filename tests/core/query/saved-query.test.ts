// How a saved query is stored, and how it stands after the study has changed.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { presentQuery } from '#core/query/present-query.ts';
import type { Query } from '#core/query/query.ts';
import { readQuery } from '#core/query/read-query.ts';
import { resolveQuery } from '#core/query/resolve-query.ts';
import { parseSavedQuery } from '#core/query/saved-query.ts';
import { writeQuery } from '#core/query/write-query.ts';
import { jsonWithIds } from '#core/json-with-ids.ts';
import { tries } from '../../helpers/seeded-ids.ts';
import { Study } from '../counting/study.ts';
import { queries } from './random-queries.ts';

const code = (id: string): Query => ({ what: 'code', code: id, direct: false });

describe('the stored form', () => {
  it('gives back every query as it was stored', () => {
    fc.assert(
      fc.property(queries, (query) => {
        const settings = { query, side: 'left', layer: { coderId: 'Lin' }, denominator: 'reviewed' } as const;
        expect(parseSavedQuery(JSON.stringify(settings))).toEqual(settings);
      }),
      tries(300, 1),
    );
  });

  it.each([
    ['nonsense', 'JSON'],
    ['{"query":{"what":"code","code":"","direct":false}}', 'query.code'],
    ['{"query":{"what":"every"}}', 'query.what'],
    ['{"query":{"what":"at-least","least":3,"parts":[{"what":"words","text":"x"}]}}', 'query.least'],
    ['{"query":{"what":"words","text":"x"},"side":"middle"}', 'side'],
    ['{"query":{"what":"words","text":"x"},"colour":"red"}', 'colour'],
    [
      '{"query":{"what":"filter","filter":{"on":"voice","voice":"loud"},"of":{"what":"words","text":"x"}}}',
      'query.filter.voice',
    ],
    [
      '{"query":{"what":"relation","relation":{"by":"near"},"left":{"what":"words","text":"x"},"right":{"what":"words","text":"y"}}}',
      'query.relation.paragraphs',
    ],
  ])('refuses %s, naming %s', (json, what) => {
    expect(() => parseSavedQuery(json)).toThrow(
      expect.objectContaining({
        value: expect.objectContaining({ key: 'errors:saved_query_settings', parameters: { what } }),
      }),
    );
  });

  it('passes from one coder to another, and into another study, with its ids', () => {
    const stored = JSON.stringify({
      query: { what: 'filter', filter: { on: 'coder', coder: 'lena' }, of: code('guide') },
      side: null,
      layer: { coderId: 'lena' },
      denominator: null,
    });
    const now = new Map([
      ['lena', 'wei'],
      ['guide', 'guide here'],
    ]);
    expect(parseSavedQuery(jsonWithIds(stored, now))).toMatchObject({
      query: { filter: { coder: 'wei' }, of: { code: 'guide here' } },
      layer: { coderId: 'wei' },
    });
  });
});

describe('a stored query later', () => {
  const gone = (table: string): string => `deleted ${table}`;
  const written = (study: Study, query: Query): string =>
    writeQuery(presentQuery(study.corpus, query, gone).named);

  it('is written with present names, and reads as the same query', () => {
    const study = new Study()
      .class('news items')
      .code('guide', { name: 'the guide' })
      .code('price')
      .code('trade')
      .code('inner', { name: 'price', parentId: 'trade' });
    const query: Query = {
      what: 'filter',
      filter: { on: 'class', class: 'news items' },
      of: {
        what: 'or',
        left: { what: 'or', left: code('guide'), right: code('price') },
        right: code('inner'),
      },
    };

    const text = written(study, query);

    expect(text).toBe('("the guide" OR "> price" OR "trade > price") IN class:"news items"');
    expect(resolveQuery(study.corpus, readQuery(text))).toEqual(query);
  });

  it('asks for the code that a merged one went into', () => {
    const study = new Study()
      .code('old', { status: 'merged', mergedInto: 'middle' })
      .code('middle', { status: 'merged', mergedInto: 'new' })
      .code('new');

    const { query, missing } = presentQuery(study.corpus, code('old'), gone);

    expect([query, missing]).toEqual([code('new'), []]);
  });

  it('says what is gone, of every table', () => {
    const study = new Study();
    const filters = [
      { on: 'coder', coder: 'x' },
      { on: 'class', class: 'x' },
      { on: 'attribute', attribute: 'x', value: 'yes' },
      { on: 'sample', sample: 'x' },
      { on: 'respondent', respondent: 'x' },
    ] as const;
    const query = filters.reduce<Query>((of, filter) => ({ what: 'filter', filter, of }), code('x'));

    const { missing } = presentQuery(study.corpus, query, gone);

    expect(missing.map(({ table }) => table).sort()).toEqual([
      'attribute',
      'class',
      'code',
      'coder',
      'respondent',
      'sample',
    ]);
    expect(written(study, code('x'))).toBe('"deleted code"');
  });
});
