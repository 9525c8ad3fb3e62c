import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cohenH,
  equalWeightSalience,
  haldaneOddsRatio,
  phi,
  sampleOddsRatio,
  shareOf,
  wilson,
  Z_95,
  type Difference,
  type Share,
} from '#core/statistics/proportion.ts';
import { differenceOf } from '#core/statistics/estimate.ts';
import { anyShare } from './shares.ts';
import { DIGITS, workedExample, workedThemes } from './worked-example.ts';

const nobody = { count: 0, n: 0 };

/** The difference of two shares from their Wilson intervals (Newcombe 1998, method 10). */
function newcombe(a: Share, b: Share): Difference {
  const side = (of: Share) => ({ share: shareOf(of) ?? Number.NaN, ...wilson(of)! });
  return differenceOf(side(a), side(b));
}

describe('a share', () => {
  it.each(workedThemes)('agrees with the worked example for $theme', ({ a, b, expected }) => {
    expect(shareOf(a)).toBeCloseTo(expected.p_doc, DIGITS);
    expect(shareOf(b)).toBeCloseTo(expected.p_int, DIGITS);
    expect(equalWeightSalience(a, b)).toBeCloseTo(expected.equal_weight_salience, DIGITS);
  });

  it('is null, not zero, when nobody is counted', () => {
    expect(shareOf(nobody)).toBeNull();
    expect(equalWeightSalience(nobody, { count: 1, n: 2 })).toBeNull();
  });
});

describe('the Wilson interval', () => {
  it('uses the normal quantile of the worked example', () => {
    expect(Z_95).toBe(workedExample.z);
  });

  it.each(workedThemes)('agrees with the worked example for $theme', ({ a, b, expected }) => {
    expect(wilson(a)?.low).toBeCloseTo(expected.wilson_doc[0], DIGITS);
    expect(wilson(a)?.high).toBeCloseTo(expected.wilson_doc[1], DIGITS);
    expect(wilson(b)?.low).toBeCloseTo(expected.wilson_int[0], DIGITS);
    expect(wilson(b)?.high).toBeCloseTo(expected.wilson_int[1], DIGITS);
  });

  it.each([
    { count: 81, n: 263, low: 0.2552885199, high: 0.366209577 },
    { count: 15, n: 148, low: 0.0623863995, high: 0.1604872417 },
    { count: 0, n: 20, low: 0, high: 0.1611251581 },
    { count: 1, n: 29, low: 0.0061132143, high: 0.1717552188 },
  ])('agrees with Newcombe 1998 for $count of $n', ({ count, n, low, high }) => {
    const interval = wilson({ count, n });

    expect(interval?.low).toBeCloseTo(low, DIGITS);
    expect(interval?.high).toBeCloseTo(high, DIGITS);
  });

  it('reaches the ends of the scale exactly', () => {
    expect(wilson({ count: 0, n: 17 })?.low).toBe(0);
    expect(wilson({ count: 17, n: 17 })?.high).toBe(1);
  });

  it('holds its share and stays within 0 and 1', () => {
    fc.assert(
      fc.property(anyShare(5000), (share) => {
        const { low, high } = wilson(share) ?? { low: Number.NaN, high: Number.NaN };
        const value = shareOf(share) ?? Number.NaN;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is null when nobody is counted', () => {
    expect(wilson(nobody)).toBeNull();
  });
});

describe('the difference of two shares', () => {
  it.each(workedThemes)('agrees with the worked example for $theme', ({ a, b, expected }) => {
    const difference = newcombe(a, b);

    expect(difference.value).toBeCloseTo(expected.diff, DIGITS);
    expect(difference.low).toBeCloseTo(expected.newcombe[0], DIGITS);
    expect(difference.high).toBeCloseTo(expected.newcombe[1], DIGITS);
  });

  it.each([
    { a: { count: 56, n: 70 }, b: { count: 48, n: 80 }, low: 0.0524314724, high: 0.333872654 },
    { a: { count: 9, n: 10 }, b: { count: 3, n: 10 }, low: 0.1705227239, high: 0.8090179735 },
    { a: { count: 10, n: 10 }, b: { count: 0, n: 20 }, low: 0.6790860371, high: 1 },
  ])('agrees with Newcombe 1998 for $a.count/$a.n against $b.count/$b.n', ({ a, b, low, high }) => {
    const difference = newcombe(a, b);

    expect(difference.low).toBeCloseTo(low, DIGITS);
    expect(difference.high).toBeCloseTo(high, DIGITS);
  });

  it('turns its sign and mirrors its interval when the sides are swapped', () => {
    fc.assert(
      fc.property(anyShare(), anyShare(), (a, b) => {
        const there = newcombe(a, b);
        const back = newcombe(b, a);
        expect(back.value).toBeCloseTo(-there.value, 12);
        expect(back.low).toBeCloseTo(-there.high, 12);
        expect(back.high).toBeCloseTo(-there.low, 12);
      }),
    );
  });
});

describe("Cohen's h", () => {
  it.each(workedThemes)('agrees with the worked example for $theme', ({ a, b, expected }) => {
    expect(cohenH(a, b)).toBeCloseTo(expected.cohen_h, DIGITS);
  });

  it('is 0 for equal shares of unequal sides', () => {
    fc.assert(
      fc.property(anyShare(), fc.integer({ min: 1, max: 50 }), ({ count, n }, times) => {
        expect(cohenH({ count, n }, { count: count * times, n: n * times })).toBeCloseTo(0, 12);
      }),
    );
  });

  it('turns its sign when the sides are swapped', () => {
    fc.assert(
      fc.property(anyShare(), anyShare(), (a, b) => {
        expect(cohenH(b, a)).toBeCloseTo(-(cohenH(a, b) ?? Number.NaN), 12);
      }),
    );
  });
});

describe('the odds ratio', () => {
  it.each(workedThemes)('with one half in each cell agrees for $theme', ({ a, b, expected }) => {
    expect(haldaneOddsRatio(a, b)).toBeCloseTo(expected.or_haldane, DIGITS);
  });

  it('is that of the counts when no cell is empty', () => {
    expect(sampleOddsRatio({ count: 22, n: 40 }, { count: 8, n: 17 })).toBeCloseTo((22 * 9) / (18 * 8), 12);
  });

  it('is given only with the correction when a cell is empty', () => {
    const a = { count: 9, n: 40 };
    const b = { count: 0, n: 17 };

    expect(sampleOddsRatio(a, b)).toBeNull();
    expect(haldaneOddsRatio(a, b)).toBeCloseTo((9.5 * 17.5) / (31.5 * 0.5), 12);
  });

  it('becomes its reciprocal when the sides are swapped', () => {
    fc.assert(
      fc.property(anyShare(), anyShare(), (a, b) => {
        expect((haldaneOddsRatio(a, b) ?? 0) * (haldaneOddsRatio(b, a) ?? 0)).toBeCloseTo(1, 9);
      }),
    );
  });
});

describe('phi', () => {
  it.each(workedThemes)('agrees with the worked example for $theme', ({ a, b, expected }) => {
    expect(phi(a, b)).toBeCloseTo(expected.phi, DIGITS);
  });

  it('is 1 when one whole side has the theme and nobody on the other', () => {
    expect(phi({ count: 5, n: 5 }, { count: 0, n: 9 })).toBeCloseTo(1, 12);
  });

  it('is null when everybody has the theme', () => {
    expect(phi({ count: 5, n: 5 }, { count: 9, n: 9 })).toBeNull();
  });
});
