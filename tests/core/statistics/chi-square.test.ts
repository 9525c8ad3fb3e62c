import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chiSquare } from '#core/statistics/chi-square.ts';
import { phi } from '#core/statistics/proportion.ts';
import { anyShare } from './shares.ts';
import { DIGITS, workedThemes } from './worked-example.ts';

describe('chi-square', () => {
  it.each(workedThemes)('agrees with the worked example for $theme', ({ a, b, expected }) => {
    const result = chiSquare(a, b);

    expect(result?.value).toBeCloseTo(expected.chi2, DIGITS);
    expect(result?.p).toBeCloseTo(expected.chi2_p, DIGITS);
  });

  it('gives the smallest expected count and whether the test can be shown', () => {
    const connector = chiSquare({ count: 22, n: 40 }, { count: 8, n: 17 });
    const training = chiSquare({ count: 9, n: 40 }, { count: 0, n: 17 });

    expect(connector?.smallestExpected).toBeCloseTo(8.0526, 4);
    expect(connector?.dependable).toBe(true);
    expect(training?.smallestExpected).toBeCloseTo(2.6842, 4);
    expect(training?.dependable).toBe(false);
  });

  it('is the square of phi times the number of both sides', () => {
    fc.assert(
      fc.property(anyShare(), anyShare(), (a, b) => {
        const association = phi(a, b);
        fc.pre(association !== null);
        expect(chiSquare(a, b)?.value).toBeCloseTo((association ?? 0) ** 2 * (a.n + b.n), 7);
      }),
    );
  });

  it('is null when everybody has the theme or a side is empty', () => {
    expect(chiSquare({ count: 4, n: 4 }, { count: 9, n: 9 })).toBeNull();
    expect(chiSquare({ count: 0, n: 0 }, { count: 1, n: 9 })).toBeNull();
  });
});
