import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asciiName, attributeColumns, codeColumns } from '#core/exports/column-names.ts';
import { codeRecord } from '../../helpers/records.ts';

const noon = '2026-01-02T12:00:00.000Z';

function named(...codes: Parameters<typeof codeRecord>[0][]): Record<string, string> {
  return Object.fromEntries(codeColumns(codes.map(codeRecord), new Set()));
}

describe('a name in ASCII', () => {
  it.each([
    ['Market matching', 'market_matching'],
    ['  “Buyers & sellers” (2019) ', 'buyers_sellers_2019'],
    ['Überfluß, naïveté', 'uberfluss_naivete'],
    ['Ørsted İzmir', 'orsted_izmir'],
    ['ＡＢＣ', 'abc'],
    ['供需对接', ''],
    ['A类', 'a'],
    ['', ''],
  ])('%s is %s', (text, expected) => {
    expect(asciiName(text)).toBe(expected);
  });
});

describe('the columns of codes', () => {
  it('use the name, else the second name, else an alias, else the beginning of the id', () => {
    expect(
      named(
        { id: 'a', name: 'Guide' },
        { id: 'b', name: '连接者', name2: 'connector' },
        { id: 'c', name: '市场', aliases: '集市\nmarketplace' },
        { id: '5f3a-91bc-77', name: '引导者' },
      ),
    ).toEqual({
      a: 'code_guide',
      b: 'code_connector',
      c: 'code_marketplace',
      '5f3a-91bc-77': 'code_5f3a91bc',
    });
  });

  it('number codes created later, wherever they stand in the tree', () => {
    expect(
      named(
        { id: 'a', name: 'training', createdAt: noon },
        { id: 'b', name: 'Training!' },
        { id: 'c', name: 'TRAINING', createdAt: noon },
      ),
    ).toEqual({ b: 'code_training', a: 'code_training_2', c: 'code_training_3' });
  });

  it('are at most 32 characters, their number included', () => {
    const name = 'what stands in the way of working together';

    expect(named({ id: 'a', name }, { id: 'b', name })).toEqual({
      a: 'code_what_stands_in_the_way_of_w',
      b: 'code_what_stands_in_the_way_of_2',
    });
  });

  it('are names that every statistics package accepts, unique whatever the codes are called', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 40 })), (names) => {
        const codes = names.map((name, index) => codeRecord({ id: `${index}`, name }));
        const taken = new Set(['code_a']);

        const columns = [...codeColumns(codes, taken).values()];

        expect(new Set(columns).size).toBe(names.length);
        expect(columns).not.toContain('code_a');
        for (const column of columns) expect(column).toMatch(/^[a-z][a-z0-9_]{0,31}$/);
      }),
    );
  });
});

describe('the columns of attributes', () => {
  it('begin with their owner and avoid names that are taken', () => {
    const attribute = { type: 'text', position: 0 } as const;
    const columns = attributeColumns(
      [
        { ...attribute, id: 'a', owner: 'source', name: 'ID' },
        { ...attribute, id: 'b', owner: 'respondent', name: '职务' },
        { ...attribute, id: 'c', owner: 'respondent', name: 'Years in post' },
      ],
      new Set(['source_id']),
    );

    expect([...columns.values()]).toEqual([
      'source_id_2',
      'respondent_attribute',
      'respondent_years_in_post',
    ]);
  });
});
