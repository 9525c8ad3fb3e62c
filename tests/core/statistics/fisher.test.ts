import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fisher } from '#core/statistics/fisher.ts';
import { anyShare } from './shares.ts';
import { DIGITS, workedThemes } from './worked-example.ts';

describe("Fisher's exact test", () => {
  it.each(workedThemes)('agrees with the worked example for $theme', ({ a, b, expected }) => {
    expect(fisher(a, b)).toBeCloseTo(expected.fisher_p, DIGITS);
  });

  it("agrees with Fisher's tea table", () => {
    expect(fisher({ count: 3, n: 4 }, { count: 1, n: 4 })).toBeCloseTo(0.4857142857142857, 15);
  });

  // The last column comes from exact integer arithmetic, rounded once.
  it.each([
    [70, 700, 0, 17, 0.396551678646944],
    [140, 700, 0, 17, 0.05544158443656045],
    [900, 2000, 380, 700, 2.403668367548305e-5],
    [600, 50_000, 700, 50_000, 0.005693371430311704],
    [12_000, 60_000, 8_100, 40_000, 0.33383793756239966],
    [30_000, 60_000, 19_500, 40_000, 0.0001074375045106633],
  ])('keeps eleven digits for %i of %i against %i of %i', (x, n, y, m, exact) => {
    const p = fisher({ count: x, n }, { count: y, n: m }) ?? Number.NaN;

    expect(Math.abs(p / exact - 1)).toBeLessThan(1e-11);
  });

  it('is 1 where nobody or everybody has the theme', () => {
    expect(fisher({ count: 0, n: 40 }, { count: 0, n: 17 })).toBe(1);
    expect(fisher({ count: 40, n: 40 }, { count: 17, n: 17 })).toBe(1);
  });

  it('is the same when the sides are swapped, and for the absence of the theme', () => {
    fc.assert(
      fc.property(anyShare(), anyShare(), (a, b) => {
        const p = fisher(a, b) ?? Number.NaN;
        expect(fisher(b, a)).toBeCloseTo(p, 12);
        expect(fisher({ count: a.n - a.count, n: a.n }, { count: b.n - b.count, n: b.n })).toBeCloseTo(p, 12);
      }),
    );
  });

  it('lies above 0 and at most at 1', () => {
    fc.assert(
      fc.property(anyShare(), anyShare(), (a, b) => {
        const p = fisher(a, b) ?? Number.NaN;
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is null when a side is empty', () => {
    expect(fisher({ count: 0, n: 0 }, { count: 1, n: 2 })).toBeNull();
  });
});
