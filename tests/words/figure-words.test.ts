import { describe, expect, it } from 'vitest';
import { compare } from '#core/comparison/compare.ts';
import { comparisonInput } from '#core/comparison/input.ts';
import { defaultComparison, rulesOf } from '#core/comparison/settings.ts';
import type { TallyRequest } from '#core/counting/request.ts';
import { tally } from '#core/counting/tally.ts';
import { bars } from '#figures/bars.ts';
import { pairedDots } from '#figures/paired-dots.ts';
import { pairFigure } from '#words/comparison-figure.ts';
import { namesAbove, type FigureCodes } from '#words/figure-rows.ts';
import { intervalInWords, percentInWords, pInWords } from '#words/numbers.ts';
import { tallyFigure } from '#words/tally-figure.ts';
import analysis from '#fixtures/methods/analysis.json' with { type: 'json' };
import { createWords } from '#words/words.ts';
import { codings, everySource, smallStudy, tableOf } from '../core/comparison/small-study.ts';
import { documents, people, rules, theme } from '../core/comparison/two-sides.ts';
import { parseSvg } from '../figures/xml.ts';

const en = createWords('en');
const zh = createWords('zh-CN');
const table = tableOf(
  codings('wei', [
    'D1 connector 0 10',
    'D2 connector 0 10',
    'D1 guide',
    'N9.1 connector 0 10',
    'N9.2 connector 20 30',
  ]),
);
const corpus = smallStudy({ wei: everySource });
const codes: FigureCodes = new Map([
  ['connector', { name: 'connector', name2: '连接者', colour: 0, parentId: null }],
  ['guide', { name: 'guide', name2: '引导者', colour: 1, parentId: null }],
  ['marketplace', { name: 'marketplace', name2: null, colour: 2, parentId: null }],
]);

function tallied(request: TallyRequest) {
  return tally(corpus, table, request);
}

const { counts, facts } = comparisonInput(corpus, table, defaultComparison);
const comparison = compare(counts, rulesOf(defaultComparison));

describe('a tally as a figure', () => {
  it('has its unit and base above it, and its method under it', () => {
    const figure = tallyFigure(en, tallied({ by: 'kind' }), codes);

    expect(figure.title).toBe('Sources with each theme');
    expect(figure.subtitle).toBe('Counted in the 7 of 7 sources reviewed by wei.');
    expect(figure.notes[0]).toMatch(/^We counted sources with at least one coding/);
    expect(figure.columns).toEqual([
      { label: 'Documents', base: 'of 4', n: 4 },
      { label: 'Interviews', base: 'of 3', n: 3 },
    ]);
  });

  it('puts the Chinese names of codes first in Chinese, with their parents', () => {
    const { rows } = tallyFigure(createWords('zh-CN'), tallied({ by: 'class' }), codes);

    expect(rows.map(({ label, label2 }) => [label, label2])).toEqual([
      ['连接者', 'connector'],
      ['引导者', 'guide'],
      ['marketplace', ''],
    ]);
    const below = new Map([...codes, ['guide', { ...codes.get('guide')!, parentId: 'connector' }]]);
    const row = { codeId: 'guide', path: ['connector', 'guide'] };
    expect(namesAbove(createWords('zh-CN'), row, below)).toEqual(['连接者']);
    expect(namesAbove(createWords('zh-CN', 'en'), row, below)).toEqual(['connector']);
  });

  it('writes few as "2 of 4" and describes each cell', () => {
    const [connector] = tallyFigure(en, tallied({ by: 'class' }), codes).rows;

    expect(connector).toMatchObject({ label: 'connector', label2: '连接者', mark: '', colour: 0, depth: 0 });
    expect(connector?.cells[0]).toEqual({
      count: 2,
      label: '2 of 2',
      share: '',
      part: 1,
      interval: null,
      spoken: 'connector, News: 2 of 2',
    });
  });

  it('has a dash for respondents of documents', () => {
    const [connector] = tallyFigure(en, tallied({ by: 'kind', unit: 'respondents' }), codes).rows;

    expect(connector?.cells).toEqual([null, expect.objectContaining({ count: 1, label: '1 of 2' })]);
  });

  it('gives the unit of counts that are not a share', () => {
    const figure = tallyFigure(en, tallied({ by: 'kind', unit: 'passages' }), codes);

    expect(figure.columns.map(({ base, n }) => [base, n])).toEqual([
      ['in 4 sources', null],
      ['in 3 sources', null],
    ]);
    const mixed = tallyFigure(en, tallied({ unit: 'sources' }), codes).columns;
    expect(mixed).toEqual([{ label: 'All', base: 'in 7, of both kinds', n: null }]);
    expect(figure.rows[0]?.cells.map((cell) => cell?.label)).toEqual(['2', '2']);
  });

  it('marks what the guide asked about, and repeats the notice of the project', () => {
    const figure = tallyFigure(en, tallied({}), codes, { notice: 'All texts are invented.' });

    expect(figure.rows[1]?.mark).toBe('◇');
    expect(figure.notes.slice(1)).toEqual([
      '◇ The interview guide asked about it, ◈ about part of it.',
      'All texts are invented.',
    ]);
  });

  it('is in Chinese in Chinese', () => {
    const figure = tallyFigure(zh, tallied({ by: 'class' }), codes);

    expect(figure.title).toBe('含各主题的材料');
    expect(figure.rows[0]?.cells[0]?.label).toBe('2 / 2');
    expect(figure.language).toBe('zh-CN');
  });

  it.each(['sources', 'respondents', 'passages', 'codings', 'characters'] as const)('draws %s', (unit) => {
    const { texts } = parseSvg(bars(tallyFigure(en, tallied({ by: 'class', unit }), codes)));

    expect(texts).toEqual(expect.arrayContaining(['connector', 'guide', 'marketplace', 'News', '(none)']));
  });
});

describe('a comparison as a figure', () => {
  it('has pairs of dots, and verdicts if there are any', () => {
    const verdicts = new Map([['connector', { value: 'converges', stale: true } as const]]);
    const figure = pairFigure(en, comparison, facts, codes, { verdicts });

    expect(figure.remarkLabel).toBe('Verdict');
    expect(figure.rows.map(({ remark }) => remark)).toEqual(['converges · stale', 'none yet', 'none yet']);
    expect(parseSvg(pairedDots(figure)).texts).toEqual(
      expect.arrayContaining(['Documents', 'Respondents', '2 of 4', '1 of 2', 'converges · stale']),
    );
    expect(pairFigure(en, comparison, facts, codes).remarkLabel).toBe('');
  });

  it('draws intervals by default only around shares of a sample', () => {
    const sides = { a: documents(200), b: people(17), themes: [theme('connector', 100, 9)] };
    const sampled = compare({ ...sides, a: { ...sides.a, coverage: 'sampled' } }, rules);
    const whole = compare({ ...sides, a: { ...sides.a, coverage: 'complete' } }, rules);
    const intervals = (of: typeof whole, asked?: 'all') =>
      pairFigure(en, of, facts, codes, asked ? { intervals: asked } : {}).rows[0]?.cells.map(
        (cell) => cell?.interval !== null,
      );

    expect(intervals(sampled)).toEqual([true, false]);
    expect(intervals(whole)).toEqual([false, false]);
    expect(intervals(whole, 'all')).toEqual([true, false]);
  });

  it('has a dash for an empty side', () => {
    const empty = compare({ a: documents(40), b: people(0), themes: [theme('connector', 9, 0)] }, rules);

    expect(pairFigure(en, empty, facts, codes).rows[0]?.cells[1]).toBeNull();
  });
});

describe('numbers in words', () => {
  it.each(analysis.percent)('read $x of $n as $reads', ({ x, n, reads }) => {
    expect(percentInWords(en, x / n)).toBe(reads);
    expect(percentInWords(zh, x / n)).toBe(reads);
  });

  it('never read an incomplete count as all, nor a small one as none', () => {
    expect([0, 0.0004, 0.004, 0.9951, 1].map((share) => percentInWords(en, share))).toEqual([
      '0%',
      '<1%',
      '<1%',
      '>99%',
      '100%',
    ]);
    expect(intervalInWords(en, { low: 0.0004, high: 0.997 })).toBe('<1–>99%');
    expect(percentInWords(zh, 0.31)).toBe('31%');
  });

  it('never round a p to nothing', () => {
    expect([0.00001, 0.0051, 0.3536].map((p) => pInWords(en, p))).toEqual(['< 0.001', '0.005', '0.35']);
  });
});
