// Whether two sides rank the themes alike. Both coefficients and their exact p are computed from whole
// numbers, so that permutations "at least as extreme" are found without rounding.
import { midRanks } from './ranks.ts';

/** Above this many themes permutations are not enumerated, and there is no p. */
const MAX_ENUMERATED = 8;
/** Below this many themes p means nothing, and the rank lists themselves are shown instead. */
export const MIN_THEMES_FOR_P = 5;

/** A rank correlation over k themes. */
export interface RankCorrelation {
  /** In [-1, 1]; positive when both sides order the themes alike. */
  readonly value: number;
  /** Exact two-sided p over all permutations; null beyond eight themes. */
  readonly p: number | null;
}

/**
 * Spearman's rho: the Pearson correlation of mid-ranks. Null where a side does not vary or has fewer than
 * two themes. Throws RangeError when the two lists differ in length.
 * Source: Spearman 1904, American Journal of Psychology 15: 72–101.
 */
export function spearman(a: readonly number[], b: readonly number[]): RankCorrelation | null {
  requirePairs(a, b);
  // Twice the mid-ranks, less their mean, are whole numbers.
  const centred = (values: readonly number[]): number[] =>
    midRanks(values).map((rank) => 2 * rank - (values.length + 1));
  return correlation(centred(a), centred(b), sumOfProducts);
}

/**
 * Kendall's tau-b, which allows for ties. Null where a side does not vary or has fewer than two themes.
 * Throws RangeError when the two lists differ in length.
 * Source: Kendall 1945, Biometrika 33: 239–251.
 */
export function kendall(a: readonly number[], b: readonly number[]): RankCorrelation | null {
  requirePairs(a, b);
  return correlation(a, b, concordance);
}

/** The smallest two-sided p any two untied orders of k themes can reach: 2 / k!, and 1 below two themes. */
export function minimumAttainableP(k: number): number {
  let orders = 1;
  for (let i = 2; i <= k; i++) orders *= i;
  return Math.min(1, 2 / orders);
}

type Association = (a: readonly number[], b: readonly number[]) => number;

/** Both coefficients are the association of the two sides divided by that of each side with itself. */
function correlation(
  a: readonly number[],
  b: readonly number[],
  association: Association,
): RankCorrelation | null {
  const scale = Math.sqrt(association(a, a) * association(b, b));
  if (scale === 0) return null;
  const observed = association(a, b);
  return {
    value: observed / scale,
    p: a.length > MAX_ENUMERATED ? null : exactP(a, b, association, Math.abs(observed)),
  };
}

function sumOfProducts(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** The number of concordant pairs minus that of discordant ones. */
function concordance(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 1; i < a.length; i++) {
    for (let j = 0; j < i; j++) {
      sum += Math.sign((a[i] ?? 0) - (a[j] ?? 0)) * Math.sign((b[i] ?? 0) - (b[j] ?? 0));
    }
  }
  return sum;
}

/** The share of all orders of `b` whose association with `a` is at least as far from 0 as the observed one. */
function exactP(
  a: readonly number[],
  b: readonly number[],
  association: Association,
  observed: number,
): number {
  let extreme = 0;
  let all = 0;
  forEachOrder([...b], b.length, (order) => {
    all += 1;
    if (Math.abs(association(a, order)) >= observed) extreme += 1;
  });
  return extreme / all;
}

/** Visits every order of the first `size` values, each in the same array (Heap 1963, The Computer Journal 6: 293–298). */
function forEachOrder(values: number[], size: number, visit: (order: readonly number[]) => void): void {
  if (size <= 1) {
    visit(values);
    return;
  }
  for (let i = 0; i < size; i++) {
    forEachOrder(values, size - 1, visit);
    const other = size % 2 === 0 ? i : 0;
    const last = values[size - 1] ?? 0;
    values[size - 1] = values[other] ?? 0;
    values[other] = last;
  }
}

function requirePairs(a: readonly number[], b: readonly number[]): void {
  if (a.length !== b.length)
    throw new RangeError('A rank correlation needs one value of each side per theme.');
}
