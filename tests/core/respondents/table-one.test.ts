import { describe, expect, it } from 'vitest';
import { alikeValues } from '#core/respondents/alike-values.ts';
import { singledOut } from '#core/respondents/singled-out.ts';
import { shortened, tableOne, type ValueOf } from '#core/respondents/table-one.ts';
import { processorSeconds } from '../../helpers/processor-time.ts';

const people = ['N1', 'N2', 'N3', 'N4', 'N5'];
const workplace = { id: 'w', name: 'Workplace', type: 'text' } as const;
const member = { id: 'm', name: 'Member', type: 'boolean' } as const;
const years = { id: 'y', name: 'Years', type: 'integer' } as const;

const values: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  w: { N1: 'university', N2: 'firm', N3: 'firm', N4: 'agency' },
  m: { N1: 'false', N2: 'true', N3: 'true', N4: 'false' },
  y: { N1: '31', N2: '5', N3: '12', N4: '7' },
};
const valueOf: ValueOf = (attribute, person) => values[attribute]?.[person];

describe('Table 1', () => {
  it('counts each value, most common first, and people without one', () => {
    const { n, blocks } = tableOne(people, [workplace, member], valueOf);

    expect(n).toBe(5);
    expect(blocks[0]).toMatchObject({
      values: [
        { value: 'firm', n: 2 },
        { value: 'agency', n: 1 },
        { value: 'university', n: 1 },
      ],
      missing: 1,
      numbers: null,
    });
    expect(blocks[1]?.values).toEqual([
      { value: 'true', n: 2 },
      { value: 'false', n: 2 },
    ]);
  });

  it('gives median and range of numbers; of two middle numbers, their mean', () => {
    const { blocks } = tableOne(people, [years], valueOf);

    expect(blocks[0]).toMatchObject({ values: [], numbers: { median: 9.5, least: 5, most: 31 }, missing: 1 });
    expect(tableOne(['N1', 'N2', 'N3'], [years], valueOf).blocks[0]?.numbers?.median).toBe(12);
    expect(tableOne(['N5'], [years], valueOf).blocks[0]?.numbers).toBeNull();
  });

  it('shows the five most common of many values, and how many others there are', () => {
    const place = { id: 'p', name: 'Place', type: 'text' } as const;
    const held = 'aaabbcdefgh'.split('');
    const of = (count: number) =>
      tableOne(
        held.slice(0, count).map((_, at) => String(at)),
        [place],
        (_, person) => held[Number(person)],
      ).blocks[0]!;

    expect(shortened(of(11))).toEqual({
      shown: [
        { value: 'a', n: 3 },
        { value: 'b', n: 2 },
        { value: 'c', n: 1 },
        { value: 'd', n: 1 },
        { value: 'e', n: 1 },
      ],
      others: { values: 3, n: 3 },
    });
    expect(shortened(of(9)).others).toBeNull();
  });
});

describe('people who stand out', () => {
  it('are those who alone have a combination of values; people without a value are left out and named', () => {
    expect(singledOut(people, ['w', 'm'], valueOf)).toEqual({
      alone: ['N1', 'N4'],
      withValues: 4,
      without: ['N5'],
    });
    expect(singledOut(people, ['w', 'm', 'y'], valueOf).alone).toEqual(['N1', 'N2', 'N3', 'N4']);
    expect(singledOut(people, [], valueOf)).toEqual({ alone: [], withValues: 0, without: people });
  });
});

describe('values that look alike', () => {
  it.each([
    ['Universty', 'University', true],
    ['Univeristy', 'University', true],
    ['state owned', 'State-owned', true],
    ['ＡＢＣ', 'abc', true],
    ['firm', 'farm', false],
    ['Wave 1', 'Wave 2', false],
    ['2018-12', '2018-11', false],
    ['国有企业', '私有企业', false],
    ['private enterprise', 'foreign enterprise', false],
  ])('%s and %s: %s', (a, b, expected) => {
    const alike = (more: string, fewer: string): boolean =>
      alikeValues([
        { value: more, n: 2 },
        { value: fewer, n: 1 },
      ]).length > 0;

    expect([alike(a, b), alike(b, a)]).toEqual([expected, expected]);
  });

  it('are reported with the one that most people have', () => {
    const counts = [
      { value: 'Universty', n: 1 },
      { value: 'University', n: 3 },
      { value: 'university', n: 2 },
      { value: 'firm', n: 4 },
    ];

    expect(alikeValues(counts)).toEqual([
      { value: 'university', like: 'University' },
      { value: 'Universty', like: 'University' },
    ]);
  });

  it('are looked for among many by shared parts only, which takes no time', () => {
    const addresses = Array.from(
      { length: 20_000 },
      (_, at) => `https://news.example/article-${at}-of-today`,
    );
    const counts = [...addresses, addresses[7]!.toUpperCase()].map((value) => ({ value, n: 1 }));

    const started = processorSeconds();
    const found = alikeValues(counts);

    expect(found).toEqual([{ value: addresses[7], like: addresses[7]!.toUpperCase() }]);
    expect(processorSeconds() - started).toBeLessThan(5);
  });
});
