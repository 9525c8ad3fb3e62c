// Shares and totals of a frame, estimated from random draws, stratum by stratum. A class that was read
// completely is a stratum that was drawn completely.
import { Z_95, type Difference, type Interval } from './proportion.ts';

/** The result of one stratum. `0 <= x <= e <= n <= N`. */
export interface DrawnStratum {
  /** The frame: how many could have been drawn. */
  readonly N: number;
  /** Drawn, and read. */
  readonly n: number;
  /** How many of `n` are in the domain asked about: belong to the frame at all, are dated 2019, … */
  readonly e: number;
  /** How many of `e` have the theme. */
  readonly x: number;
}

/** An estimate of a share, and of the number of sources in the frame that it represents. */
export interface Estimate extends Interval {
  readonly share: number;
  /**
   * The standard error; null where only one of several sources in a stratum was drawn, so that the spread is
   * unknown.
   */
  readonly se: number | null;
  /** How many sources of the frame belong to the domain; itself an estimate unless `isFrameKnown`. */
  readonly frame: number;
  readonly isFrameKnown: boolean;
  readonly total: number;
  readonly totalSe: number | null;
}

/**
 * The estimate for all strata together, each weighted by its frame. Null where nothing was drawn from a
 * stratum that has a frame, or where nothing drawn is in the domain.
 *
 * Share and variance: Cochran 1977, Sampling Techniques, chapters 5 and 5A.14 (domains within strata).
 * Interval: the Wilson interval of each stratum with the variance of a draw without replacement, combined by
 * MOVER (Zou and Donner 2008, Statistics in Medicine 27: 1693–1702), plus the variance of the domain's size,
 * and bounded by what was observed.
 */
export function estimate(strata: readonly DrawnStratum[]): Estimate | null {
  if (strata.some(({ N, n }) => n === 0 && N > 0)) return null;
  const inDomain = strata.filter(({ e }) => e > 0);
  const frame = sum(inDomain, framed);
  if (inDomain.length === 0) return null;
  const weight = (stratum: DrawnStratum): number => framed(stratum) / frame;
  const share = sum(inDomain, (each) => weight(each) * (each.x / each.e));
  const withoutSpread = inDomain.some(({ N, n }) => n === 1 && N > 1);
  const apart = (each: DrawnStratum): number => spreadOfSize(each, share) / frame ** 2;
  const variance = sum(inDomain, (each) => spreadWithin(each) / frame ** 2 + apart(each));
  const ofSizes = Z_95 ** 2 * sum(inDomain, apart);
  const reach = (end: (each: DrawnStratum) => number): number =>
    Math.sqrt(sum(inDomain, (each) => (weight(each) * (each.x / each.e - end(each))) ** 2) + ofSizes);
  const seen = sum(inDomain, ({ x }) => x) / frame;
  const seenWithout = sum(inDomain, ({ e, x }) => e - x) / frame;
  const { total, se: totalSe } = stratifiedTotal(inDomain.map(asCounts));
  return {
    share,
    se: withoutSpread ? null : Math.sqrt(variance),
    low: Math.max(seen, share - reach((each) => intervalOf(each).low)),
    high: Math.min(1 - seenWithout, share + reach((each) => intervalOf(each).high)),
    frame,
    isFrameKnown: inDomain.every(({ n, e }) => e === n),
    total,
    totalSe,
  };
}

/** A stratum of counts: the mean and variance of the counts in the sources drawn. */
export interface CountedStratum {
  readonly N: number;
  readonly n: number;
  readonly mean: number;
  /** With n - 1 in its denominator; 0 where one source was drawn. */
  readonly variance: number;
}

/**
 * The estimated total of a count over the frame, such as its passages, with its standard error, which is null
 * where only one of several sources in a stratum was drawn. Source: Cochran 1977, chapter 5.
 */
export function stratifiedTotal(strata: readonly CountedStratum[]): {
  readonly total: number;
  readonly se: number | null;
} {
  const withoutSpread = strata.some(({ N, n }) => n === 1 && N > 1);
  const variance = sum(strata, ({ N, n, variance: each }) => (N ** 2 * (1 - n / N) * each) / n);
  return { total: sum(strata, ({ N, mean }) => N * mean), se: withoutSpread ? null : Math.sqrt(variance) };
}

/**
 * The difference `a - b` of two independent shares with its 95 % interval, combined from theirs and clipped
 * to [-1, 1]. With two Wilson intervals it is Newcombe's method 10. Source: Zou and Donner 2008.
 */
export function differenceOf(
  a: Interval & { readonly share: number },
  b: Interval & { readonly share: number },
): Difference {
  const value = a.share - b.share;
  return {
    value,
    low: Math.max(-1, value - Math.hypot(a.share - a.low, b.high - b.share)),
    high: Math.min(1, value + Math.hypot(a.high - a.share, b.share - b.low)),
  };
}

/** How many of the stratum's frame are in the domain, estimated from the draw. */
function framed({ N, n, e }: DrawnStratum): number {
  return (N * e) / n;
}

/** N² (1 - f) / (n (n - 1)), or 0 where one source was drawn, so that the spread is unknown. */
function scale({ N, n }: DrawnStratum): number {
  return n === 1 ? 0 : (N ** 2 * (1 - n / N)) / (n * (n - 1));
}

function spreadWithin(stratum: DrawnStratum): number {
  const { e, x } = stratum;
  return scale(stratum) * ((x * (e - x)) / e);
}

/** The variance added by not knowing the size of the domain; 0 where everything drawn belongs to it. */
function spreadOfSize(stratum: DrawnStratum, share: number): number {
  const { n, e, x } = stratum;
  return scale(stratum) * e * (1 - e / n) * (x / e - share) ** 2;
}

/** The Wilson interval of one stratum; a point where the whole domain was drawn. */
function intervalOf(stratum: DrawnStratum): Interval {
  const { e, x } = stratum;
  const whole = framed(stratum);
  const p = x / e;
  if (whole === e) return { low: p, high: p };
  const m = (e * (whole - 1)) / (whole - e);
  const z2 = Z_95 ** 2;
  const half = Z_95 * Math.sqrt((p * (1 - p)) / m + z2 / (4 * m ** 2));
  const centre = p + z2 / (2 * m);
  // At the extremes the formula gives exactly 0 and 1, which rounding would blur.
  return {
    low: x === 0 ? 0 : (centre - half) / (1 + z2 / m),
    high: x === e ? 1 : (centre + half) / (1 + z2 / m),
  };
}

/** Sources with the theme, as counts of 1 and 0. */
function asCounts({ N, n, x }: DrawnStratum): CountedStratum {
  return { N, n, mean: x / n, variance: n === 1 ? 0 : (x * (n - x)) / (n * (n - 1)) };
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
