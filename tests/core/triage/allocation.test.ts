import { describe, expect, it, test } from 'vitest';
import { allocated, type Allocation } from '#core/triage/allocation.ts';
import analysis from '#fixtures/methods/analysis.json' with { type: 'json' };
import { chanceFrom } from '#core/triage/chance.ts';

describe('proportional allocation', () => {
  it.each<[sizes: number[], size: number, shares: number[]]>([
    [[2000], 100, [100]],
    [[1000, 600, 400], 100, [50, 30, 20]],
    // 33.3, 33.3, 33.3: equal remainders of equal strata go to the earlier.
    [[100, 100, 100], 100, [34, 33, 33]],
    // 4.71, 3.71, 1.57: one of the last would tell nothing of its spread; 4.47 and 3.53 share the other eight.
    [[330, 260, 110], 10, [4, 4, 2]],
    // All of a stratum that holds fewer than two.
    [[1, 9], 5, [1, 4]],
    // Too few for two of each.
    [[330, 260, 110], 5, [2, 2, 1]],
    [[0, 10, 0], 4, [0, 4, 0]],
    [[3, 4], 7, [3, 4]],
    [[], 0, []],
  ])('of %j draws %d as %j', (sizes, size, shares) => {
    expect(allocated(sizes, size, 'proportional')).toEqual(shares);
  });
});

describe('the worked allocations', () => {
  const { halls, news_reports, small_strata, capped } = analysis.samples.allocation;

  it.each([halls, news_reports, small_strata, capped])('of $N draw $n', ({ N, n, proportional, equal }) => {
    expect(allocated(N, n, 'proportional')).toEqual(proportional);
    expect(allocated(N, n, 'equal')).toEqual(equal);
  });
});

describe('equal allocation', () => {
  it.each<[sizes: number[], size: number, shares: number[]]>([
    [[1000, 600, 400], 99, [33, 33, 33]],
    // What cannot be shared goes to the larger strata.
    [[400, 1000, 600], 100, [33, 34, 33]],
    // What a small stratum cannot give, the others do.
    [[5, 100, 100], 45, [5, 20, 20]],
    [[1, 2, 3], 6, [1, 2, 3]],
    [[0, 10], 4, [0, 4]],
    [[10, 10, 10], 2, [1, 1, 0]],
  ])('of %j draws %d as %j', (sizes, size, shares) => {
    expect(allocated(sizes, size, 'equal')).toEqual(shares);
  });
});

test('shares always add up and never exceed their stratum', () => {
  const chance = chanceFrom(4);
  for (let run = 0; run < 2000; run += 1) {
    const sizes = Array.from({ length: 1 + chance(8) }, () => chance(60));
    const whole = sizes.reduce((sum, each) => sum + each, 0);
    const size = chance(whole + 1);
    for (const allocation of ['proportional', 'equal'] satisfies Allocation[]) {
      const shares = allocated(sizes, size, allocation);
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

    // Strata that are raised to two take from the others.
    if (Math.min(...quotas) < 2) continue;

    const shares = allocated(sizes, size, 'proportional');

    expect(Math.max(...shares.map((share, place) => Math.abs(share - quotas[place]!)))).toBeLessThan(1);
  }
});
