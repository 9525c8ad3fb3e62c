import { describe, expect, it } from 'vitest';
import { tallyAsAsked, tallyInPercent } from '#core/counting/tally-percent.ts';
import { tally, type TallyCell } from '#core/counting/tally.ts';
import type { Percent, TallyRequest } from '#core/counting/request.ts';
import { tallyTable } from '#core/exports/tally-rows.ts';
import { methodSentence } from '#words/method-sentence.ts';
import { createWords } from '#words/words.ts';
import { Study } from './study.ts';

/** In 2019 a, b (guide), b, c (limits); in 2020 d (guide), e (neither); f without a date has guide. */
function study(): Study {
  const made = new Study().theme('guide').theme('limits');
  for (const [title, date] of Object.entries({ a: '2019', b: '2019', c: '2019', d: '2020', e: '2020' }))
    made.document(title, { date });
  made.document('f');
  for (const title of ['a', 'b', 'd', 'f']) made.coding(title, 'guide', [0, 5]);
  for (const title of ['b', 'c']) made.coding(title, 'limits', [2, 8]);
  return made.reviewed(['a', 'b', 'c', 'd', 'e', 'f']);
}

function counted(percent: Percent, request: TallyRequest = {}) {
  const { corpus, table } = study();
  return tallyAsAsked(corpus, table, { by: 'year', percent, ...request });
}

const written = ({ count, share, partOf }: TallyCell): string =>
  `${count ?? '–'} ${share === null ? '–' : share.toFixed(4)}${partOf == null ? '' : ` of ${partOf}`}`;

const rowOf = (percent: Percent, request: TallyRequest = {}, at = 0): string[] => {
  const row = counted(percent, request).rows[at]!;
  return [...row.cells, row.total].map(written);
};

describe('the shares of a tally', () => {
  it.each<[Percent, string[]]>([
    ['cell', ['2 0.6667', '1 0.5000', '1 1.0000', '4 0.6667']],
    ['row', ['2 0.5000 of 4', '1 0.2500 of 4', '1 0.2500 of 4', '4 1.0000 of 4']],
    ['column', ['2 0.6667 of 3', '1 1.0000 of 1', '1 1.0000 of 1', '4 0.8000 of 5']],
    ['total', ['2 0.4000 of 5', '1 0.2000 of 5', '1 0.2000 of 5', '4 0.8000 of 5']],
    ['none', ['2 –', '1 –', '1 –', '4 –']],
  ])('are out of: %s', (percent, expected) => {
    expect(rowOf(percent)).toEqual(expected);
  });

  it('of columns are out of passages with any of the themes, where passages are counted', () => {
    // The passages of both themes in b touch and are one passage with any of them.
    expect(rowOf('column', { unit: 'passages' }, 1)).toEqual([
      '2 0.6667 of 3',
      '0 0.0000 of 1',
      '0 0.0000 of 1',
      '2 0.4000 of 5',
    ]);
  });

  it('are refused with a reason where documents and interviews have no whole in common', () => {
    const { corpus, table } = study().interview('N1', ['N1']).coding('N1', 'guide', [0, 5]).reviewed(['N1']);
    const made = tallyAsAsked(corpus, table, { by: 'kind', percent: 'row' });

    expect(made.rows[0]!.cells.map(({ share, reason }) => [share, reason?.key])).toEqual([
      [null, 'mixed_kinds'],
      [null, 'mixed_kinds'],
    ]);
  });

  it('change without counting again, and back', () => {
    const { corpus, table } = study();
    const ofBases = tally(corpus, table, { by: 'year', withAny: true });

    for (const percent of ['row', 'column', 'total', 'none'] as const)
      expect(tallyInPercent(ofBases, percent).rows).toEqual(counted(percent).rows);
    expect(tallyInPercent(ofBases, 'cell')).toBe(ofBases);
    expect(tally(corpus, table, { by: 'year' }).any).toBeNull();
  });

  it('are named in the method sentence, in both languages', () => {
    const said = (percent: Percent, language: 'en' | 'zh-CN'): string =>
      methodSentence(createWords(language), counted(percent).facts);

    expect(said('row', 'en')).toContain(
      'Each percentage is out of all sources with the theme in the same row.',
    );
    expect(said('column', 'en')).toContain(
      'Each percentage is out of all sources with any of these themes in the same column.',
    );
    expect(said('total', 'zh-CN')).toContain('百分比以全表内含所列任一主题的全部材料为分母。');
    expect(said('cell', 'en')).not.toContain('Each percentage');
  });
});

it.each([
  ['row', 0.5, 4],
  ['column', 2 / 3, 3],
  ['total', 0.4, 5],
] as const)(
  'the csv names a share of the %s and has what it is out of, beside the base',
  (percent, share, n) => {
    const table = tallyTable(counted(percent), { paths: new Map(), layer: 'main', method: '', notice: null });
    const [row = []] = table.rows;
    const valueOf = (key: string) => row[table.columns.findIndex((column) => column.key === key)];

    expect(valueOf('2019')).toBe(2);
    expect(valueOf('2019: n')).toBe(3);
    expect(valueOf(`2019: share of ${percent}`)).toBeCloseTo(share, 12);
    expect(valueOf(`2019: ${percent} n`)).toBe(n);
    expect(table.columns.map(({ key }) => key)).not.toContain('2019: share');
  },
);
