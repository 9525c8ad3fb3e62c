import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kendall, minimumAttainableP, spearman } from '#core/statistics/rank-correlation.ts';
import { midRanks } from '#core/statistics/ranks.ts';
import { DIGITS, workedExample } from './worked-example.ts';

const { documents, respondents } = workedExample;

describe('mid-ranks', () => {
  it('give the largest value rank 1 and tied values the mean of theirs', () => {
    expect(midRanks([9, 7, 7, 4, 2, 1])).toEqual([1, 2.5, 2.5, 4, 5, 6]);
  });

  it('add up to the same whatever the ties', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5), { maxLength: 12 }), (values) => {
        const sum = midRanks(values).reduce((total, rank) => total + rank, 0);
        expect(sum).toBe((values.length * (values.length + 1)) / 2);
      }),
    );
  });
});

describe('the rank correlations', () => {
  it('agree with the worked example, exact p included', () => {
    const rho = spearman(documents, respondents);
    const tau = kendall(documents, respondents);

    expect(rho?.value).toBeCloseTo(workedExample.spearman_rho, DIGITS);
    expect(rho?.p).toBeCloseTo(workedExample.spearman_exact_p, DIGITS);
    expect(tau?.value).toBeCloseTo(workedExample.kendall_tau, DIGITS);
    expect(tau?.p).toBeCloseTo(workedExample.kendall_exact_p, DIGITS);
  });

  it('count the very permutations of the worked example', () => {
    expect(spearman(documents, respondents)?.p).toBe(1782 / 5040);
    expect(kendall(documents, respondents)?.p).toBe(2832 / 5040);
  });

  it('allow for ties', () => {
    const a = [9, 7, 7, 4, 2, 1];
    const b = [3, 5, 3, 2, 2, 0];

    expect(spearman(a, b)?.value).toBeCloseTo(0.8508410435, DIGITS);
    expect(kendall(a, b)?.value).toBeCloseTo(0.7412493167, DIGITS);
  });

  it('turn their sign, and keep their p, when one side is reversed', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { minLength: 2, maxLength: 6 }), (pairs) => {
        const a = pairs.map(([x]) => x);
        const b = pairs.map(([, y]) => y);
        const turned = b.map((y) => -y);
        for (const correlate of [spearman, kendall]) {
          const there = correlate(a, b);
          fc.pre(there !== null);
          expect(correlate(a, turned)?.value).toBeCloseTo(-(there?.value ?? Number.NaN), 12);
          expect(correlate(a, turned)?.p).toBe(there?.p);
        }
      }),
    );
  });

  it('reach the smallest attainable p when both sides order the themes alike', () => {
    for (const k of [3, 4, 5, 6, 7, 8]) {
      const order = Array.from({ length: k }, (_, index) => index);
      expect(spearman(order, order)).toEqual({ value: 1, p: minimumAttainableP(k) });
      expect(kendall(order, order)).toEqual({ value: 1, p: minimumAttainableP(k) });
    }
  });

  it('give no p beyond eight themes', () => {
    const order = [1, 2, 3, 4, 5, 6, 7, 8, 9];

    expect(spearman(order, order)).toEqual({ value: 1, p: null });
  });

  it('are null where a side does not vary', () => {
    expect(spearman([1, 1, 1], [1, 2, 3])).toBeNull();
    expect(kendall([1, 1, 1], [1, 2, 3])).toBeNull();
    expect(spearman([4], [2])).toBeNull();
  });

  it('refuse lists of unequal length', () => {
    expect(() => spearman([1, 2], [1])).toThrow(RangeError);
  });
});

describe('the smallest attainable p', () => {
  it.each([
    [2, 1],
    [3, 0.3333333333],
    [4, 0.0833333333],
    [5, 0.0166666667],
    [6, 0.0027777778],
    [7, 0.0003968254],
  ])('for %i themes is %d', (k, p) => {
    expect(minimumAttainableP(k)).toBeCloseTo(p, DIGITS);
  });
});
