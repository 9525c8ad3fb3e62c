// Measures of one share and of two shares side by side. Every function returns null where a side is empty: a
// share of nothing is shown as a dash, never as zero.

/** `count` of `n` sources or people; `0 <= count <= n`. */
export interface Share {
  readonly count: number;
  readonly n: number;
}

/** The two ends of an interval, both included. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** A difference of two shares with its interval; all three lie in [-1, 1]. */
export interface Difference extends Interval {
  readonly value: number;
}

/** The 97.5 % point of the standard normal distribution: intervals are 95 %, two-sided. */
export const Z_95 = 1.959963984540054;

/** `count / n`, or null when n is 0. */
export function shareOf({ count, n }: Share): number | null {
  return n === 0 ? null : count / n;
}

/**
 * The 95 % Wilson score interval of a share, without continuity correction.
 * Source: Wilson 1927; Newcombe 1998, Statistics in Medicine 17: 857–872, method 3.
 */
export function wilson({ count, n }: Share): Interval | null {
  if (n === 0) return null;
  const z2 = Z_95 * Z_95;
  const centre = (count + z2 / 2) / (n + z2);
  const half = (Z_95 / (n + z2)) * Math.sqrt((count * (n - count)) / n + z2 / 4);
  return {
    // At the extremes the formula gives exactly 0 and 1, which rounding would blur.
    low: count === 0 ? 0 : centre - half,
    high: count === n ? 1 : centre + half,
  };
}

/**
 * Cohen's h, the distance of two shares on the arcsine scale, in [-π, π]; positive when `a` is larger.
 * 0.2, 0.5 and 0.8 are called small, medium and large by convention only.
 * Source: Cohen 1988, Statistical Power Analysis for the Behavioral Sciences, chapter 6.
 */
export function cohenH(a: Share, b: Share): number | null {
  const [p, q] = [shareOf(a), shareOf(b)];
  if (p === null || q === null) return null;
  return 2 * Math.asin(Math.sqrt(p)) - 2 * Math.asin(Math.sqrt(q));
}

/** The four cells of two shares: with and without the theme in `a`, with and without it in `b`. */
export type FourCells = readonly [aWith: number, aWithout: number, bWith: number, bWithout: number];

/** Two shares as a two-by-two table. */
export function fourCells(a: Share, b: Share): FourCells {
  return [a.count, a.n - a.count, b.count, b.n - b.count];
}

/** The odds ratio as counted. Null when a cell is 0; `haldaneOddsRatio` is then defined all the same. */
export function sampleOddsRatio(a: Share, b: Share): number | null {
  const cells = fourCells(a, b);
  if (cells.some((cell) => cell === 0)) return null;
  const [aWith, aWithout, bWith, bWithout] = cells;
  return (aWith * bWithout) / (aWithout * bWith);
}

/**
 * The odds ratio with one half added to each cell, finite whatever the counts.
 * Source: Haldane 1956, Annals of Human Genetics 20: 309–311; Anscombe 1956, Biometrika 43: 461–464.
 */
export function haldaneOddsRatio(a: Share, b: Share): number | null {
  if (a.n === 0 || b.n === 0) return null;
  const [aWith, aWithout, bWith, bWithout] = fourCells(a, b);
  return ((aWith + 0.5) * (bWithout + 0.5)) / ((aWithout + 0.5) * (bWith + 0.5));
}

/**
 * The phi coefficient of the two-by-two table, in [-1, 1]; positive when `a` has the larger share. Null
 * where everybody or nobody has the theme.
 * Source: Yule 1912, Journal of the Royal Statistical Society 75: 579–652.
 */
export function phi(a: Share, b: Share): number | null {
  const [aWith, aWithout, bWith, bWithout] = fourCells(a, b);
  const margins = [aWith + aWithout, bWith + bWithout, aWith + bWith, aWithout + bWithout];
  if (margins.some((margin) => margin === 0)) return null;
  // Roots are taken before the product, since four margins of a large corpus would exceed exact integers.
  const scale = margins.reduce((product, margin) => product * Math.sqrt(margin), 1);
  return (aWith * bWithout - aWithout * bWith) / scale;
}

/**
 * The mean of the two shares, each side with the same weight however large it is. Unlike the pooled share, it
 * is not dominated by the larger corpus.
 */
export function equalWeightSalience(a: Share, b: Share): number | null {
  const [p, q] = [shareOf(a), shareOf(b)];
  return p === null || q === null ? null : (p + q) / 2;
}
