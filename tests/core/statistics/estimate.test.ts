import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceOf, estimate, stratifiedTotal, type DrawnStratum } from '#core/statistics/estimate.ts';
import { cohenH, wilson } from '#core/statistics/proportion.ts';
import analysis from '#fixtures/methods/analysis.json' with { type: 'json' };
import { DIGITS } from './worked-example.ts';

const { samples } = analysis;

interface WorkedStratum {
  N: number;
  n: number;
  e?: number;
  x: number;
}

function strataOf(worked: readonly WorkedStratum[]): DrawnStratum[] {
  return worked.map(({ N, n, e, x }) => ({ N, n, e: e ?? n, x }));
}

function close(wanted: number): unknown {
  return expect.closeTo(wanted, DIGITS);
}

/** Matches the number to the digits of the worked example; null matches null. */
function near(wanted: number | null | undefined): unknown {
  return typeof wanted === 'number' ? close(wanted) : null;
}

describe('an estimate for a frame', () => {
  it.each(Object.entries(samples.cases))('agrees with the worked case %s', (_, worked) => {
    expect(estimate(strataOf(worked.strata))).toMatchObject({
      share: near(worked.share),
      se: near(worked.se),
      low: near(worked.low),
      high: near(worked.high),
      frame: near(worked.frame),
      total: near(worked.total),
      totalSe: near(worked.total_se),
    });
  });

  it('agrees with the survey package of R for awards and schoolwide programs of schools', () => {
    const { strata, awards, awards_interval, schoolwide } = samples.published;
    const found = estimate(strata.map((each) => ({ N: each.N, n: each.n, e: each.n, x: each.awards })));
    const other = estimate(strata.map((each) => ({ N: each.N, n: each.n, e: each.n, x: each.schoolwide })));

    expect(found).toMatchObject({
      share: near(awards[0]),
      se: near(awards[1]),
      low: near(awards_interval[0]),
      high: near(awards_interval[1]),
    });
    expect(other).toMatchObject({ share: near(schoolwide[0]), se: near(schoolwide[1]) });
  });

  it('is null when nothing was drawn from a stratum, or no drawn source is in the domain', () => {
    expect(estimate([{ N: 5, n: 0, e: 0, x: 0 }])).toBeNull();
    expect(estimate([{ N: 5, n: 2, e: 0, x: 0 }])).toBeNull();
    expect(estimate([])).toBeNull();
  });
});

describe('an estimated total', () => {
  it('agrees with the worked passages', () => {
    const { N, n, mean, s2, total, total_se } = samples.total_of_passages;

    expect(stratifiedTotal([{ N, n, mean, variance: s2 }])).toEqual({
      total: near(total),
      se: near(total_se),
    });
  });

  it('agrees with the published mean of a stratified sample of schools', () => {
    const { strata, mean, mean_se } = samples.published;
    const found = stratifiedTotal(strata.map((each) => ({ ...each, variance: each.s2 })));
    const frame = strata.reduce((sum, { N }) => sum + N, 0);

    expect([found.total / frame, found.se! / frame]).toEqual([near(mean), near(mean_se)]);
  });
});

describe('a difference', () => {
  it('agrees with the worked difference of an estimate and a share of respondents', () => {
    const { documents, respondents, difference, low, high, cohen_h } = samples.difference;
    const [count, n] = respondents as [number, number];
    const weighted = estimate(strataOf(samples.cases[documents as 'B_sampled_and_complete'].strata))!;
    const found = differenceOf(weighted, { share: count / n, ...wilson({ count, n })! });

    expect(found).toEqual({ value: near(difference), low: near(low), high: near(high) });
    expect(cohenH({ count: weighted.share, n: 1 }, { count, n })).toEqual(near(cohen_h));
  });

  it('is Newcombe’s for two plain shares', () => {
    const { a, b, low, high } = samples.newcombe_as_mover;
    const side = ([count, n]: number[]) => ({
      share: count! / n!,
      ...wilson({ count: count!, n: n! })!,
    });
    const found = differenceOf(side(a), side(b));

    expect(found).toMatchObject({ low: near(low), high: near(high) });
  });
});

/** A stratum with at least one drawn source, at least one of them in the domain. */
const anyStratum = fc
  .tuple(
    fc.integer({ min: 1, max: 40 }),
    fc.nat(60),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.nat(1000),
  )
  .map(([n, more, part, seed]) => {
    const e = Math.max(1, Math.round(part * n));
    return { N: n + more, n, e, x: seed % (e + 1) };
  });
const anyStrata = fc.array(anyStratum, { minLength: 1, maxLength: 4 });

describe('every estimate', () => {
  it('lies within its interval, which also holds the observed share', () => {
    fc.assert(
      fc.property(anyStrata, (strata) => {
        const { share, low, high, frame } = estimate(strata)!;
        const seen = strata.reduce((sum, { x }) => sum + x, 0) / frame;
        expect(low).toBeLessThanOrEqual(share + 1e-12);
        expect(share).toBeLessThanOrEqual(high + 1e-12);
        expect(low).toBeGreaterThanOrEqual(seen - 1e-12);
      }),
    );
  });

  it('is the plain share without width when everything was read', () => {
    fc.assert(
      fc.property(anyStrata, (strata) => {
        const all = strata.map(({ n, x }) => ({ N: n, n, e: n, x }));
        const count = all.reduce((sum, { x }) => sum + x, 0);
        const n = all.reduce((sum, each) => sum + each.n, 0);
        const found = estimate(all)!;
        expect(found.share).toBeCloseTo(count / n, DIGITS);
        expect(found.high - found.low).toBeCloseTo(0, DIGITS);
      }),
    );
  });

  it('is the Wilson interval for one stratum of a boundless frame', () => {
    const found = estimate([{ N: 1e12, n: 20, e: 20, x: 7 }])!;

    expect(found.low).toBeCloseTo(wilson({ count: 7, n: 20 })!.low, DIGITS);
    expect(found.high).toBeCloseTo(wilson({ count: 7, n: 20 })!.high, DIGITS);
  });

  it('does not depend on the order of the strata', () => {
    fc.assert(
      fc.property(anyStrata, (strata) => {
        const [there, back] = [estimate(strata)!, estimate(strata.toReversed())!];
        expect(back.share).toBeCloseTo(there.share, DIGITS);
        expect(back.low).toBeCloseTo(there.low, DIGITS);
      }),
    );
  });

  it('has the same share when a stratum is split into two alike', () => {
    fc.assert(
      fc.property(anyStratum, anyStratum, (one, other) => {
        const double = { N: one.N * 2, n: one.n * 2, e: one.e * 2, x: one.x * 2 };
        expect(estimate([one, one, other])!.share).toBeCloseTo(estimate([double, other])!.share, DIGITS);
      }),
    );
  });
});
