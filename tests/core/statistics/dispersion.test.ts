import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import analysis from '#fixtures/methods/analysis.json' with { type: 'json' };
import { deviationOfProportions } from '#core/statistics/dispersion.ts';

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

function dispersionOf(counts: readonly number[], sizes: readonly number[]): number | null {
  return deviationOfProportions(
    counts.map((count, part) => ({ count, size: sizes[part]! })),
    sum(sizes),
  );
}

describe('deviation of proportions', () => {
  it.each(analysis.words.dispersion.rows)('agrees with the worked example $name', ({ v, s, dp }) => {
    expect(dispersionOf(v, s)).toBeCloseTo(dp, 9);
  });

  it('needs only the parts that have the word', () => {
    const part = fc.record({ count: fc.nat(20), size: fc.integer({ min: 20, max: 5_000 }) });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1 }), (parts) => {
        const size = sum(parts.map((each) => each.size));
        const present = parts.filter(({ count }) => count > 0);
        const whole = deviationOfProportions(parts, size);
        expect(deviationOfProportions(present, size)).toEqual(whole);
        expect(whole ?? 0).toBeGreaterThanOrEqual(-1e-12);
        expect(whole ?? 0).toBeLessThan(1);
      }),
    );
  });

  it('is null for a word that occurs nowhere', () => {
    expect(dispersionOf([0, 0], [10, 10])).toBeNull();
    expect(dispersionOf([], [])).toBeNull();
  });
});
