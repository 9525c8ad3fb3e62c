import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Side, ThemeCounts } from '#core/comparison/counts.ts';
import { reason } from '#core/counting/reasons.ts';
import { compare } from '#core/comparison/compare.ts';
import { DIGITS, workedExample } from '../statistics/worked-example.ts';
import { sideCounts, documents, people, rules, swapped, theme, workedCounts } from './two-sides.ts';

const worked = compare(workedCounts, rules);

describe('the worked example, compared', () => {
  it.each(workedExample.expected.map((expected, index) => ({ ...expected, index })))(
    'has every number of $theme',
    ({ index, ...expected }) => {
      const row = worked.themes[index];

      expect(row?.a.share).toBeCloseTo(expected.p_doc, DIGITS);
      expect(row?.a.low).toBeCloseTo(expected.wilson_doc[0], DIGITS);
      expect(row?.a.high).toBeCloseTo(expected.wilson_doc[1], DIGITS);
      expect(row?.b.share).toBeCloseTo(expected.p_int, DIGITS);
      expect(row?.b.low).toBeCloseTo(expected.wilson_int[0], DIGITS);
      expect(row?.b.high).toBeCloseTo(expected.wilson_int[1], DIGITS);
      const { statistics } = row ?? {};
      expect(statistics?.difference?.value).toBeCloseTo(expected.diff, DIGITS);
      expect(statistics?.difference?.low).toBeCloseTo(expected.newcombe[0], DIGITS);
      expect(statistics?.difference?.high).toBeCloseTo(expected.newcombe[1], DIGITS);
      expect(statistics?.fisher).toBeCloseTo(expected.fisher_p, DIGITS);
      expect(statistics?.holm).toBeCloseTo(expected.holm, DIGITS);
      expect(statistics?.bh).toBeCloseTo(expected.bh, DIGITS);
      expect(statistics?.chiSquare?.value).toBeCloseTo(expected.chi2, DIGITS);
      expect(statistics?.chiSquare?.p).toBeCloseTo(expected.chi2_p, DIGITS);
      expect(statistics?.cohenH).toBeCloseTo(expected.cohen_h, DIGITS);
      expect(statistics?.phi).toBeCloseTo(expected.phi, DIGITS);
      expect(statistics?.haldaneOddsRatio).toBeCloseTo(expected.or_haldane, DIGITS);
      expect(statistics?.equalWeightSalience).toBeCloseTo(expected.equal_weight_salience, DIGITS);
    },
  );

  it('finds the prominence the specification names, and silence about training', () => {
    expect(worked.themes.map(({ path, prominence }) => [path[0], prominence])).toEqual([
      ['connector', 'similar'],
      ['guide', 'different'],
      ['marketplace', 'similar'],
      ['standards', 'different'],
      ['training', null],
      ['status', 'different'],
      ['limits', 'different'],
    ]);
    const training = worked.themes[4];
    expect(training?.pattern).toBe('a-only');
    expect(training?.silence).toEqual({ side: 'b', upperBound: training?.b.high, applicable: true });
    expect(training?.silence?.upperBound).toBeCloseTo(0.184318135, DIGITS);
  });

  it('shows a chi-square only of themes whose expected counts are large enough', () => {
    const dependable = worked.themes.filter(({ statistics }) => statistics.chiSquare?.dependable === true);

    expect(dependable.map(({ path }) => path[0])).toEqual(['connector', 'guide', 'marketplace', 'standards']);
  });

  it('ranks the themes of each side by share', () => {
    expect(worked.themes.map(({ a }) => a.rank)).toEqual([2, 1, 4, 3, 5, 6, 7]);
    expect(worked.themes.map(({ b }) => b.rank)).toEqual([3, 5, 4, 6, 7, 1, 2]);
  });

  it('correlates the ranks, with the exact p', () => {
    expect(worked.ranks.themes).toBe(7);
    expect(worked.ranks.spearman?.value).toBeCloseTo(workedExample.spearman_rho, DIGITS);
    expect(worked.ranks.spearman?.p).toBeCloseTo(workedExample.spearman_exact_p, DIGITS);
    expect(worked.ranks.kendall?.value).toBeCloseTo(workedExample.kendall_tau, DIGITS);
    expect(worked.ranks.kendall?.p).toBeCloseTo(workedExample.kendall_exact_p, DIGITS);
  });

  it('prints each overlap with its rule', () => {
    expect(worked.overlaps).toEqual([
      { rule: { rule: 'any' }, value: workedExample.jaccard_any },
      { rule: { rule: 'share', share: 0.2 }, value: workedExample['jaccard_share_ge_0.2'] },
      { rule: { rule: 'top', k: 3 }, value: workedExample.jaccard_top3 },
    ]);
  });

  it('survives JSON', () => {
    expect(JSON.parse(JSON.stringify(worked))).toEqual(worked);
  });
});

describe('a comparison', () => {
  it('hides the p of three themes and gives the smallest p that they could reach', () => {
    const { ranks } = compare(
      {
        a: documents(40),
        b: people(17),
        themes: [theme('connector', 22, 8), theme('guide', 31, 9), theme('marketplace', 12, 3)],
      },
      rules,
    );

    expect(ranks.spearman).toEqual({ value: 1, p: null });
    expect(ranks.kendall).toEqual({ value: 1, p: null });
    expect(ranks.minimumAttainableP).toBeCloseTo(1 / 3, 12);
  });

  it('shows dashes everywhere when a side is empty', () => {
    const { themes, ranks, overlaps } = compare(
      { a: documents(40), b: people(0), themes: [theme('connector', 22, 0), theme('guide', 31, 0)] },
      rules,
    );

    expect(themes[0]).toMatchObject({
      b: { count: null, n: 0, share: null, low: null, high: null, rank: null },
      pattern: null,
      prominence: null,
      silence: null,
      statistics: {
        difference: null,
        fisher: null,
        holm: null,
        bh: null,
        chiSquare: null,
        cohenH: null,
        phi: null,
        oddsRatio: null,
        haldaneOddsRatio: null,
        equalWeightSalience: null,
      },
    });
    expect(ranks).toMatchObject({ spearman: null, kendall: null, reason: 'empty_side' });
    expect(overlaps.map(({ value }) => value)).toEqual([null, null]);
  });

  it('says why themes have no rank order: an empty side first, then too few themes, then no variation', () => {
    const reasonOf = (a: Side, themes: ThemeCounts[]) =>
      compare({ a, b: people(17), themes }, rules).ranks.reason;
    const one = [theme('only', 3, 4)];
    const equal = [theme('one', 5, 4), theme('other', 5, 8)];

    expect(reasonOf(documents(0), one)).toBe('empty_side');
    expect(reasonOf({ ...documents(40), unshared: reason('unlike_coverage') }, one)).toBe('unlike_coverage');
    expect(reasonOf(documents(40), one)).toBe('too_few_themes');
    expect(reasonOf(documents(40), equal)).toBe('all_equal');
    expect(reasonOf(documents(40), [theme('one', 5, 4), theme('other', 6, 8)])).toBeNull();
  });

  it('gives no share, rank, difference or test for a side whose classes were covered differently', () => {
    const a = { ...documents(40), unshared: reason('unlike_coverage') };

    const { themes, overlaps } = compare({ a, b: people(17), themes: workedCounts.themes }, rules);

    for (const row of themes) {
      expect(row.a).toMatchObject({ share: null, low: null, high: null, rank: null });
      expect(row.prominence).toBeNull();
      expect(Object.values(row.statistics)).toEqual(Array.from({ length: 10 }, () => null));
    }
    expect(themes.map(({ pattern }) => pattern)).toEqual(worked.themes.map(({ pattern }) => pattern));
    expect(overlaps.map(({ value }) => value)).toEqual([workedExample.jaccard_any, null, null]);
  });

  it('looks for no overlap of the three most common themes when there are only three', () => {
    const three = [theme('one', 1, 2), theme('two', 3, 4), theme('three', 5, 6)];

    const { overlaps } = compare({ a: documents(40), b: people(17), themes: three }, rules);

    expect(overlaps.map(({ rule }) => rule.rule)).toEqual(['any', 'share']);
  });

  it('tells themes of both sides, of one side, and of neither apart', () => {
    const { themes } = compare(
      {
        a: documents(40),
        b: people(17),
        themes: [theme('in both', 1, 1), theme('a', 1, 0), theme('b', 0, 1), theme('nowhere', 0, 0)],
      },
      rules,
    );

    expect(themes.map(({ pattern }) => pattern)).toEqual(['both', 'a-only', 'b-only', 'neither']);
    expect(themes.map(({ silence }) => silence?.side ?? null)).toEqual([null, 'b', 'a', null]);
  });

  it('calls shares that differ by exactly the margin similar', () => {
    const { themes } = compare(
      { a: documents(10), b: people(10), themes: [theme('edge', 6, 4), theme('beyond', 7, 4)] },
      rules,
    );

    expect(themes.map(({ prominence }) => prominence)).toEqual(['similar', 'different']);
  });

  it('does not count silence against a side that could not have spoken', () => {
    const unaskable = { ...theme('training', 9, 0), eligible: { a: true, b: false } };

    const { themes } = compare({ a: documents(40), b: people(17), themes: [unaskable] }, rules);

    expect(themes[0]?.silence?.applicable).toBe(false);
  });

  it('gives each class its own share', () => {
    const withClasses = {
      ...documents(50),
      classes: [
        { classId: 'news', key: 'news', n: 40, coverage: null, covered: null, uncounted: null },
        { classId: 'report', key: 'report', n: 10, coverage: null, covered: null, uncounted: null },
        { classId: null, key: '(none)', n: 0, coverage: null, covered: null, uncounted: null },
      ],
    };
    const row = { ...theme('guide', 15, 3), a: { ...sideCounts(15), byClass: [10, 5, 0] } };

    const { themes } = compare({ a: withClasses, b: people(17), themes: [row] }, rules);

    expect(themes[0]?.a.byClass.map(({ count, n, share }) => ({ count, n, share }))).toEqual([
      { count: 10, n: 40, share: 0.25 },
      { count: 5, n: 10, share: 0.5 },
      { count: null, n: 0, share: null },
    ]);
  });

  it('turns signs and mirrors intervals when its sides are swapped', () => {
    const counts = fc
      .record({ n: fc.integer({ min: 1, max: 60 }), m: fc.integer({ min: 1, max: 60 }) })
      .chain(({ n, m }) =>
        fc.record({
          a: fc.constant(documents(n)),
          b: fc.constant(people(m)),
          themes: fc.array(
            fc.tuple(fc.nat(n), fc.nat(m)).map(([x, y]) => theme('theme', x, y)),
            { minLength: 1, maxLength: 6 },
          ),
        }),
      );
    fc.assert(
      fc.property(counts, (sides) => {
        const there = compare(sides, rules);
        const back = compare(swapped(sides), rules);

        there.themes.forEach((row, index) => {
          const other = back.themes[index];
          expect(other?.a).toEqual(row.b);
          expect(other?.prominence).toBe(row.prominence);
          expect(other?.statistics.cohenH).toBeCloseTo(-(row.statistics.cohenH ?? Number.NaN), 12);
          expect(other?.statistics.difference?.low).toBeCloseTo(
            -(row.statistics.difference?.high ?? Number.NaN),
            12,
          );
          expect(other?.statistics.holm).toBeCloseTo(row.statistics.holm ?? Number.NaN, 12);
        });
        expect(back.ranks.spearman?.value ?? null).toEqual(there.ranks.spearman?.value ?? null);
        expect(back.overlaps).toEqual(there.overlaps);
      }),
    );
  });
});
