import { describe, expect, it } from 'vitest';
import { compare } from '#core/comparison/compare.ts';
import { comparisonInput } from '#core/comparison/input.ts';
import { defaultComparison, rulesOf } from '#core/comparison/settings.ts';
import { DIGITS, workedExample } from '../statistics/worked-example.ts';
import { codings, everySource, smallStudy, studyOf, tableOf } from './small-study.ts';

const table = tableOf(
  codings('wei', [
    'D1 connector 0 10',
    'D1 connector 5 20',
    'D1 guide',
    'D3 connector 0 10',
    'D4 connector 0 10',
    'N9.1 connector 0 10',
    'N9.2 connector 0 10',
    'N9.2 connector 10 20',
    'N10 marketplace 0 10',
  ]),
);
const reviewedAll = smallStudy({ wei: everySource });

describe('the counts of a comparison', () => {
  it('are sources for documents, and people for interviews, with interviews and passages beside them', () => {
    const { counts } = comparisonInput(reviewedAll, table, defaultComparison);

    expect(counts.a).toMatchObject({ kind: 'document', unit: 'sources', n: 4, sources: 4 });
    expect(counts.b).toMatchObject({ kind: 'interview', unit: 'respondents', n: 2, sources: 3 });
    const [connector, guide, marketplace] = counts.themes;
    expect(connector).toMatchObject({
      path: ['connector'],
      a: { count: 3, sources: 3, passages: 3 },
      b: { count: 1, sources: 2, passages: 3 },
    });
    expect(guide).toMatchObject({ prompted: 'yes', a: { count: 1, passages: 0 }, b: { count: 0 } });
    expect(marketplace).toMatchObject({ a: { count: 0 }, b: { count: 1, sources: 1, passages: 1 } });
  });

  it('have a column for each class of documents', () => {
    const { counts } = comparisonInput(reviewedAll, table, defaultComparison);

    expect(counts.a.classes).toMatchObject([
      { classId: 'news', key: 'news', n: 2, coverage: 'complete' },
      { classId: 'report', key: 'report', n: 1, coverage: 'complete' },
      { classId: null, key: '(none)', n: 1, coverage: null },
    ]);
    expect(counts.themes[0]?.a.byClass).toEqual([1, 1, 1]);
    expect(counts.themes[1]?.a.byClass).toEqual([1, 0, 0]);
  });

  it('include only the chosen classes', () => {
    const { counts } = comparisonInput(reviewedAll, table, {
      ...defaultComparison,
      a: { kind: 'document', classIds: ['news'] },
    });

    expect(counts.a.n).toBe(2);
    expect(counts.themes[0]?.a.count).toBe(1);
  });

  it('compare any two scopes and name the sources that stand on both sides', () => {
    const { counts, facts } = comparisonInput(reviewedAll, table, {
      ...defaultComparison,
      a: { kind: 'document', classIds: ['news', 'report'] },
      b: { kind: 'document', classIds: ['report', null] },
    });

    expect([counts.a.n, counts.b.n]).toEqual([3, 2]);
    expect(counts.b.unit).toBe('sources');
    expect(facts.onBothSides).toBe(1);
  });

  it('leave unreviewed sources out of both sides', () => {
    const corpus = smallStudy({ wei: ['D1', 'D2', 'N9.1'] });

    const { counts } = comparisonInput(corpus, table, defaultComparison);

    expect(counts.a).toMatchObject({ n: 2, inScope: 4 });
    expect(counts.b).toMatchObject({ n: 1, sources: 1, inScope: 3 });
    expect(counts.themes[0]).toMatchObject({ a: { count: 1 }, b: { count: 1, sources: 1 } });
  });

  it('are out of all sources when neither side has a reviewed source', () => {
    const { counts, facts } = comparisonInput(smallStudy({}), table, defaultComparison);

    expect([counts.a.n, counts.b.n]).toEqual([4, 2]);
    expect(facts.a.denominator).toEqual({ asked: 'reviewed', used: 'all' });
  });

  it('show an empty side and dashes when only that side has no reviewed source', () => {
    const corpus = smallStudy({ wei: ['D1', 'D2', 'D3'] });

    const { counts } = comparisonInput(corpus, table, defaultComparison);
    const [connector] = compare(counts, rulesOf(defaultComparison)).themes;

    expect([counts.a.n, counts.b.n]).toEqual([3, 0]);
    expect(connector).toMatchObject({ b: { count: null, share: null }, pattern: null });
  });

  const none = { ...defaultComparison, denominator: 'reviewed' as const };
  it.each([
    ['nothing in scope', { ...none, b: { kind: 'interview' as const, sourceIds: [] } }, 'empty_scope'],
    ['nothing reviewed', none, 'none_reviewed'],
    ['all counted, reviewed or not', { ...none, denominator: 'all' as const }, null],
    ['nothing coded', { ...none, denominator: 'any' as const }, 'none_coded'],
    ['a layer without codings or reviews', { ...none, layer: { coderId: 'lin' } }, 'layer_empty'],
    [
      'a majority without a vote',
      { ...none, layer: 'majority' as const, denominator: 'all' as const },
      'undecidable',
    ],
  ])('say why a side is empty: %s', (_, settings, reason) => {
    const coded = tableOf(codings('wei', ['D1 connector 0 10']));
    const { counts } = comparisonInput(smallStudy({ wei: ['D1', 'D2', 'D3', 'D4'] }), coded, settings);

    expect(counts.b.uncounted?.key ?? null).toBe(reason);
    expect(counts.themes[0]?.b.count).toBe(reason === null ? 0 : null);
  });

  it.each([
    [{}, null],
    [{ news: 'purposive', report: 'purposive' }, 'unlike_coverage'],
    [{ news: 'sampled' }, 'unlike_coverage'],
    [{ report: 'purposive' }, 'unlike_coverage'],
  ] as const)(
    'of classes covered as %j have a share only when all are covered the same way',
    (coverage, reason) => {
      const { counts } = comparisonInput(
        smallStudy({ wei: everySource }, coverage),
        table,
        defaultComparison,
      );
      const [connector] = compare(counts, rulesOf(defaultComparison)).themes;

      expect(counts.a.unshared?.key ?? null).toBe(reason);
      expect(connector?.a).toMatchObject({ count: 3, share: reason === null ? 0.75 : null });
      expect(connector).toMatchObject({ pattern: 'both' });
      expect([connector?.prominence === null, connector?.a.rank === null]).toEqual([
        reason !== null,
        reason !== null,
      ]);
    },
  );

  it('have a share of what was chosen for one purposive class, and none for several', () => {
    const corpus = smallStudy({ wei: everySource }, { news: 'purposive', report: 'purposive' });
    const of = (classIds: string[]) =>
      comparisonInput(corpus, table, { ...defaultComparison, a: { kind: 'document', classIds } }).counts.a;

    expect([of(['news']).unshared, of(['news', 'report']).unshared?.key]).toEqual([null, 'purposive']);
  });

  it('take no absence for certain when a majority decided only part of the sources', () => {
    const corpus = smallStudy({ wei: ['D1', 'D2', 'N9.1'] });
    const settings = { ...defaultComparison, layer: 'majority' as const, denominator: 'all' as const };
    const { counts } = comparisonInput(corpus, table, settings);
    const { themes } = compare(counts, rulesOf(settings));

    expect([counts.a.unshared?.key, counts.b.unshared?.key]).toEqual([
      'undecidable_part',
      'undecidable_part',
    ]);
    expect(themes.map(({ a, b, pattern }) => [a.count, b.count, pattern])).toEqual([
      [1, 1, 'both'],
      [1, 0, null],
      [0, 0, null],
    ]);
    expect(themes[0]).toMatchObject({ prominence: null, a: { rank: null, share: null } });
  });

  it('use the adjudicated codings once every source of both sides is adjudicated, and not before', () => {
    const both = tableOf(codings('wei', ['D1 connector 0 10']), codings('settled', ['D2 guide 0 10']));
    const settings = { ...defaultComparison, denominator: 'all' as const };
    const settledDocuments = everySource.filter((id) => id.startsWith('D'));

    const before = comparisonInput(smallStudy({ settled: settledDocuments }), both, settings);
    const after = comparisonInput(smallStudy({ settled: everySource }), both, settings);

    expect(before.facts.layer).toBe('main');
    expect(before.counts.themes.map(({ a }) => a.count)).toEqual([1, 0, 0]);
    expect(after.facts.layer).toBe('adjudicated');
    expect(after.counts.themes.map(({ a }) => a.count)).toEqual([0, 1, 0]);
  });

  it('have no passages in the majority layer', () => {
    const corpus = smallStudy({ wei: everySource, lin: everySource });
    const two = tableOf(
      codings('wei', ['D1 connector 0 10', 'D2 connector 0 10']),
      codings('lin', ['D1 connector 0 5']),
    );

    const { counts } = comparisonInput(corpus, two, { ...defaultComparison, layer: 'majority' });

    expect(counts.themes[0]?.a).toMatchObject({ count: 1, passages: null, contradicting: null });
  });

  it('remember which themes a side could not have covered', () => {
    const { counts } = comparisonInput(reviewedAll, table, {
      ...defaultComparison,
      ineligible: { a: ['marketplace'], b: [] },
    });

    const [, , marketplace] = compare(counts, rulesOf(defaultComparison)).themes;
    expect(marketplace?.silence).toMatchObject({ side: 'a', applicable: false });
  });

  it('survive JSON', () => {
    const input = comparisonInput(reviewedAll, table, defaultComparison);

    expect(JSON.parse(JSON.stringify(input))).toEqual(input);
  });
});

describe('the worked example, counted from codings', () => {
  const { themes, documents, respondents, n_documents, n_respondents, expected } = workedExample;
  const coded = (letter: string, count: number, theme: string): string[] =>
    Array.from({ length: count }, (_, index) => `${letter}${index + 1} ${theme} 0 10`);
  const lines = themes.flatMap((theme, index) => [
    ...coded('D', documents[index] ?? 0, theme),
    ...coded('N', respondents[index] ?? 0, theme),
  ]);
  const input = comparisonInput(
    studyOf(n_documents, n_respondents, themes),
    tableOf(codings('wei', lines)),
    defaultComparison,
  );
  const comparison = compare(input.counts, rulesOf(defaultComparison));

  it.each(expected.map((numbers, index) => ({ ...numbers, index })))(
    'has $theme',
    ({ index, ...numbers }) => {
      const row = comparison.themes[index];

      expect(row?.path).toEqual([numbers.theme]);
      expect(row?.a.share).toBeCloseTo(numbers.p_doc, DIGITS);
      expect(row?.b.high).toBeCloseTo(numbers.wilson_int[1], DIGITS);
      expect(row?.statistics.difference?.low).toBeCloseTo(numbers.newcombe[0], DIGITS);
      expect(row?.statistics.fisher).toBeCloseTo(numbers.fisher_p, DIGITS);
      expect(row?.statistics.holm).toBeCloseTo(numbers.holm, DIGITS);
    },
  );
});
