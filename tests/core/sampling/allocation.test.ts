import { describe, expect, it, test } from 'vitest';
import { allocations } from '#core/tables/sample.ts';
import { allocated } from '#core/sampling/allocation.ts';
import analysis from '#fixtures/methods/analysis.json' with { type: 'json' };
import { chanceFrom } from '#core/sampling/chance.ts';

describe('proportional allocation', () => {
  it.each<[sizes: number[], size: number, shares: number[]]>([
    [[2000], 100, [100]],
    [[1000, 600, 400], 100, [50, 30, 20]],
    // 33.3 each: of equal remainders, the earlier strata are rounded up.
    [[100, 100, 100], 100, [34, 33, 33]],
    // 4.71, 3.71, 1.57: the last is raised to two, since one source shows no spread; the others share the remaining
    // eight as 4.47 and 3.53.
    [[330, 260, 110], 10, [4, 4, 2]],
    // A stratum with fewer than two gives all it has.
    [[1, 9], 5, [1, 4]],
    // Too few to draw two from each.
    [[330, 260, 110], 5, [2, 2, 1]],
    [[0, 10, 0], 4, [0, 4, 0]],
    [[3, 4], 7, [3, 4]],
    [[], 0, []],
  ])('of %j draws %d as %j', (sizes, size, shares) => {
    expect(allocated(sizes, size, 'proportional')).toEqual(shares);
  });
});

const { halls, news_reports, small_strata, capped } = analysis.samples.allocation;

describe('the worked allocations', () => {
  it.each([halls, news_reports, small_strata, capped])(
    'of $N draw $n',
    ({ N, n, guess, proportional, equal, neyman }) => {
      expect(allocated(N, n, 'proportional')).toEqual(proportional);
      expect(allocated(N, n, 'equal')).toEqual(equal);
      expect(allocated(N, n, 'neyman', guess)).toEqual(neyman);
    },
  );
});

describe('equal allocation', () => {
  it.each<[sizes: number[], size: number, shares: number[]]>([
    [[1000, 600, 400], 99, [33, 33, 33]],
    // Remainders go to the larger strata.
    [[400, 1000, 600], 100, [33, 34, 33]],
    // The others give what a small stratum cannot.
    [[5, 100, 100], 45, [5, 20, 20]],
    [[1, 2, 3], 6, [1, 2, 3]],
    [[0, 10], 4, [0, 4]],
    [[10, 10, 10], 2, [1, 1, 0]],
  ])('of %j draws %d as %j', (sizes, size, shares) => {
    expect(allocated(sizes, size, 'equal')).toEqual(shares);
  });
});

describe('Neyman allocation', () => {
  it('is proportional when no spread is known for any stratum', () => {
    for (const [sizes, size] of [
      [[330, 260, 110], 10],
      [[100, 100, 100], 100],
    ] as const)
      expect(allocated(sizes, size, 'neyman')).toEqual(allocated(sizes, size, 'proportional'));
  });

  it.each<[what: string, sizes: number[], guesses: number[], size: number, shares: number[]]>([
    // 57.1 and 2.9, but the first stratum holds 40 only.
    ['gives the surplus of a full stratum to the others', [40, 100], [0.5, 0.0001], 60, [40, 20]],
    ['draws two from a stratum without expected spread', [100, 100], [0, 0.5], 20, [2, 18]],
    ['is proportional when no stratum has an expected spread', [300, 100], [0, 1], 20, [15, 5]],
    ['gives equal remainders to the larger stratum', [100, 300], [0.1, 0.1], 10, [2, 8]],
  ])('%s', (_, sizes, guesses, size, shares) => {
    expect(allocated(sizes, size, 'neyman', guesses)).toEqual(shares);
  });

  it('has the smallest variance of all allocations of whole numbers', () => {
    const { N, n, guess } = halls;
    const variance = (drawn: readonly number[]): number =>
      drawn.reduce((sum, each, h) => {
        const [size, p] = [N[h]!, guess[h]!];
        return sum + (size * size * (1 - each / size) * p * (1 - p)) / each;
      }, 0);
    const best = variance(allocated(N, n, 'neyman', guess));

    for (let a = 2; a < n - 5; a += 1)
      for (let b = 2; a + b < n - 3; b += 1)
        for (let c = 2; a + b + c < n - 1; c += 1)
          expect(variance([a, b, c, n - a - b - c])).toBeGreaterThanOrEqual(best - 1e-9);
  });
});

test('shares always add up and never exceed their stratum', () => {
  const chance = chanceFrom(4);
  for (let run = 0; run < 2000; run += 1) {
    const sizes = Array.from({ length: 1 + chance(8) }, () => chance(60));
    const whole = sizes.reduce((sum, each) => sum + each, 0);
    const size = chance(whole + 1);
    const guesses = sizes.map(() => chance(11) / 10);
    for (const allocation of allocations) {
      const shares = allocated(sizes, size, allocation, guesses);
      expect(shares.reduce((sum, each) => sum + each, 0)).toBe(size);
      for (const [place, share] of shares.entries()) {
        expect(share).toBeLessThanOrEqual(sizes[place]!);
      }
    }
  }
});

test('a proportional share is its quota, rounded up or down', () => {
  const chance = chanceFrom(6);
  for (let run = 0; run < 500; run += 1) {
    const sizes = Array.from({ length: 1 + chance(8) }, () => 1 + chance(60));
    const whole = sizes.reduce((sum, each) => sum + each, 0);
    const size = chance(whole + 1);
    const quotas = sizes.map((each) => (each * size) / whole);

    // Strata raised to two take from the others.
    if (Math.min(...quotas) < 2) continue;

    const shares = allocated(sizes, size, 'proportional');

    expect(Math.max(...shares.map((share, place) => Math.abs(share - quotas[place]!)))).toBeLessThan(1);
  }
});
