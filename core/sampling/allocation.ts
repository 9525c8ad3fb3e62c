// How many sources of a sample are drawn from each stratum.
import type { allocations } from '../tables/sample.ts';

export type Allocation = (typeof allocations)[number];

/** Fewer sources of a stratum tell nothing about its spread, so that there is no standard error. */
const MIN_PER_STRATUM = 2;

/** The share assumed where none is expected: the one with the largest spread. */
export const UNKNOWN_SHARE = 0.5;

/** Quotas that differ by less than this differ only by rounding errors. */
const NOISE = 1e-9;

/**
 * How many to draw from strata of these sizes, `size` in total, never more than a stratum holds, and at least
 * two of each (all, if it holds fewer) where `size` allows it.
 *
 * `proportional`: in proportion to the sizes. `neyman`: in proportion to size times expected spread, √(g(1 −
 * g)) for the share g that `guesses` gives for each stratum, by default 0.5; it has the smallest variance of
 * all allocations (Neyman 1934). What a full stratum cannot supply goes to the others. Remainders go to the
 * largest first (Hamilton's method), among equal ones to the larger stratum, then to the earlier. `equal`:
 * the same number from each; what a small stratum cannot supply is divided equally among the others, and what
 * cannot be divided goes to the larger, then to the earlier ones.
 */
export function allocated(
  sizes: readonly number[],
  size: number,
  allocation: Allocation,
  guesses: readonly number[] = [],
): number[] {
  if (allocation === 'equal') return withMinimum(sizes, sizes, size, (_, held, of) => equal(held, of));
  const spread = (place: number): number => {
    const guess = guesses[place] ?? UNKNOWN_SHARE;
    return allocation === 'neyman' ? Math.sqrt(guess * (1 - guess)) : 1;
  };
  return withMinimum(
    sizes.map((each, place) => each * spread(place)),
    sizes,
    size,
    byWeight,
  );
}

type Shares = (weights: readonly number[], sizes: readonly number[], size: number) => number[];

/** Gives strata at least the minimum; the others share the rest. */
function withMinimum(
  weights: readonly number[],
  sizes: readonly number[],
  size: number,
  shares: Shares,
): number[] {
  const plain = shares(weights, sizes, size);
  const least = sizes.map((each) => Math.min(each, MIN_PER_STRATUM));
  if (sumOf(least) > size) return plain;
  const isRaised = plain.map((each, place) => each < least[place]!);
  if (!isRaised.includes(true)) return plain;
  const isOther = (_: number, place: number): boolean => !isRaised[place];
  const left = size - sumOf(least.filter((_, place) => isRaised[place]));
  const others = withMinimum(weights.filter(isOther), sizes.filter(isOther), left, shares);
  return least.map((each, place) => (isRaised[place] ? each : (others.shift() ?? 0)));
}

/** In proportion to the weights; in proportion to the sizes, where nothing has a weight. */
function byWeight(weights: readonly number[], sizes: readonly number[], size: number): number[] {
  const quotas = quotasOf(weights, sizes, size);
  const given = quotas.map((quota) => Math.floor(quota + NOISE));
  const remainder = (place: number): number => quotas[place]! - given[place]!;
  const byRemainder = (a: number, b: number): number => {
    const more = remainder(b) - remainder(a);
    return Math.abs(more) > NOISE ? more : sizes[b]! - sizes[a]! || a - b;
  };
  const order = sizes.map((_, place) => place).sort(byRemainder);
  for (const place of order.slice(0, size - sumOf(given))) given[place]! += 1;
  return given;
}

/** Quotas before rounding, none larger than its stratum. */
function quotasOf(weights: readonly number[], sizes: readonly number[], size: number): number[] {
  const isFull = sizes.map((each) => each === 0);
  for (;;) {
    const left = size - sumOf(sizes.filter((_, place) => isFull[place]));
    const open = weights.map((weight, place) => (isFull[place] ? 0 : weight));
    const counted = sumOf(open) > 0 ? open : sizes.map((each, place) => (isFull[place] ? 0 : each));
    const whole = sumOf(counted);
    const quotas = sizes.map((each, place) => (isFull[place] ? each : (counted[place]! * left) / whole));
    const over = quotas.map((quota, place) => quota > sizes[place]! + NOISE);
    if (!over.includes(true)) return quotas;
    for (const [place, isOver] of over.entries()) if (isOver) isFull[place] = true;
  }
}

function equal(sizes: readonly number[], size: number): number[] {
  const given = sizes.map(() => 0);
  let left = size;
  for (;;) {
    const open = sizes.map((_, place) => place).filter((place) => given[place]! < sizes[place]!);
    if (left === 0 || open.length === 0) return given;
    const share = Math.floor(left / open.length);
    if (share === 0) {
      for (const place of open.sort((a, b) => sizes[b]! - sizes[a]! || a - b).slice(0, left))
        given[place]! += 1;
      return given;
    }
    for (const place of open) {
      const taken = Math.min(share, sizes[place]! - given[place]!);
      given[place]! += taken;
      left -= taken;
    }
  }
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}
