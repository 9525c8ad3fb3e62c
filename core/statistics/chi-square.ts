import { upperIncompleteGamma } from './incomplete-gamma.ts';
import { fourCells, type Share } from './proportion.ts';

/** A chi-square may be shown only where every expected count reaches this (Cochran 1954). */
const MIN_EXPECTED = 5;

/** Pearson's chi-square of a two-by-two table, one degree of freedom. */
export interface ChiSquare {
  readonly value: number;
  readonly p: number;
  /** The smallest of the four expected counts. */
  readonly smallestExpected: number;
  /** Whether every expected count is at least 5. Where not, show Fisher's p and leave this one out. */
  readonly dependable: boolean;
}

/**
 * Pearson's chi-square of two shares, without continuity correction. Null when a side is empty, or where
 * everybody or nobody has the theme.
 * Source: Pearson 1900; the rule of five after Cochran 1954, Biometrics 10: 417–451.
 */
export function chiSquare(a: Share, b: Share): ChiSquare | null {
  const observed = fourCells(a, b);
  const [aWith, aWithout, bWith, bWithout] = observed;
  const total = a.n + b.n;
  const withTheme = aWith + bWith;
  const without = aWithout + bWithout;
  if (a.n === 0 || b.n === 0 || withTheme === 0 || without === 0) return null;
  const expected = [
    (a.n * withTheme) / total,
    (a.n * without) / total,
    (b.n * withTheme) / total,
    (b.n * without) / total,
  ];
  const value = expected.reduce((sum, cell, index) => sum + ((observed[index] ?? 0) - cell) ** 2 / cell, 0);
  const smallestExpected = Math.min(...expected);
  return {
    value,
    p: upperIncompleteGamma(0.5, value / 2),
    smallestExpected,
    dependable: smallestExpected >= MIN_EXPECTED,
  };
}
