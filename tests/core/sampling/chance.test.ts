import { describe, expect, it, test } from 'vitest';
import { upperIncompleteGamma } from '#core/statistics/incomplete-gamma.ts';
import { chanceFrom, drawn, SEEDS } from '#core/sampling/chance.ts';

function numbers(seed: number, count: number, below: number): number[] {
  const chance = chanceFrom(seed);
  return Array.from({ length: count }, () => chance(below));
}

/** The p-value of a chi-square test of these counts against equal counts. */
function uniformity(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const square = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  return upperIncompleteGamma((counts.length - 1) / 2, square / 2);
}

describe('chance', () => {
  it('gives the same numbers for a seed, for ever', () => {
    // Computed from the descriptions of sfc32 and splitmix32 by a program in another language.
    expect(numbers(20_261_125, 6, SEEDS)).toEqual([
      2_734_739_350, 1_088_844_108, 3_077_169_336, 2_655_180_951, 4_036_681_303, 2_802_345_145,
    ]);
    expect(numbers(0, 2, SEEDS)).toEqual([591_558_436, 2_737_234_123]);
    expect(numbers(SEEDS - 1, 2, SEEDS)).toEqual([401_775_837, 815_230_463]);
  });

  it('gives other numbers for another seed', () => {
    const first = [0, 1, 2, SEEDS - 1].map((seed) => numbers(seed, 3, SEEDS).join());

    expect(new Set(first).size).toBe(4);
  });

  it.each([2, 7, 10, 1000])('favours no number below %d', (below) => {
    const counts = Array.from({ length: below }, () => 0);
    for (const number of numbers(1, below * 200, below)) counts[number]! += 1;

    expect(uniformity(counts)).toBeGreaterThan(0.001);
    expect(uniformity(counts)).toBeLessThan(0.999);
  });

  it('favours no third of a range that does not divide the range of the generator', () => {
    const below = 3 * 2 ** 30;
    const counts = [0, 0, 0];
    for (const number of numbers(2, 6000, below)) counts[Math.floor(number / 2 ** 30)]! += 1;

    expect(uniformity(counts)).toBeGreaterThan(0.001);
  });
});

describe('drawing', () => {
  it('gives every pair the same chance, in either order', () => {
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 6000; seed += 1) {
      const pair = drawn(['a', 'b', 'c', 'd', 'e', 'f'], 2, chanceFrom(seed)).join('');
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }

    expect(counts.size).toBe(30);
    expect(uniformity([...counts.values()])).toBeGreaterThan(0.001);
  });

  it('takes each item at most once and leaves the list as it was', () => {
    const items = Array.from({ length: 50 }, (_, place) => place);

    const taken = drawn(items, 50, chanceFrom(9));

    expect(taken.toSorted((a, b) => a - b)).toEqual(items);
    expect(taken).not.toEqual(items);
    expect(items[0]).toBe(0);
  });

  test('gives nothing from an empty list, and refuses to draw more than there are', () => {
    expect(drawn([], 0, chanceFrom(1))).toEqual([]);
    expect(() => drawn(['a'], 2, chanceFrom(1))).toThrow(RangeError);
  });
});
