import { expectedOf, marginsOf, withoutEmpty, type Contingency } from './contingency.ts';
import { upperIncompleteGamma } from './incomplete-gamma.ts';
import { fourCells, type Share } from './proportion.ts';

/** A chi-square may be shown only where every expected count reaches this (Cochran 1954). */
const MIN_EXPECTED = 5;

/** Pearson's chi-square of a table. */
export interface ChiSquare {
  readonly value: number;
  /** Degrees of freedom. */
  readonly df: number;
  readonly p: number;
  /** The smallest of the expected counts. */
  readonly smallestExpected: number;
  /** Whether every expected count is at least 5. Where not, show an exact p and leave this one out. */
  readonly dependable: boolean;
}

/**
 * Pearson's chi-square of two shares, without continuity correction. Null when a side is empty, or where
 * everybody or nobody has the theme.
 */
export function chiSquare(a: Share, b: Share): ChiSquare | null {
  const [aWith, aWithout, bWith, bWithout] = fourCells(a, b);
  return chiSquareOfTable([
    [aWith, aWithout],
    [bWith, bWithout],
  ]);
}

/**
 * Pearson's chi-square of a table without its empty rows and columns, without continuity correction. Null where
 * fewer than two rows or columns remain.
 * Source: Pearson 1900, Philosophical Magazine 50: 157–175; the rule of five after Cochran 1954, Biometrics 10:
 * 417–451.
 */
export function chiSquareOfTable(counts: Contingency): ChiSquare | null {
  const table = withoutEmpty(counts);
  if (table === null) return null;
  const observed = table.flat();
  const expected = expectedOf(table).flat();
  const value = expected.reduce((sum, cell, place) => sum + ((observed[place] ?? 0) - cell) ** 2 / cell, 0);
  const { rows, columns } = marginsOf(table);
  const df = (rows.length - 1) * (columns.length - 1);
  const smallestExpected = Math.min(...expected);
  return {
    value,
    df,
    p: upperIncompleteGamma(df / 2, value / 2),
    smallestExpected,
    dependable: smallestExpected >= MIN_EXPECTED,
  };
}

/**
 * How far each cell lies from what independence would make one expect, in standard errors. Null where fewer than
 * 5 are expected.
 * Source: Haberman 1973, Biometrics 29: 205–220.
 */
export function adjustedResiduals(table: Contingency): readonly (readonly (number | null)[])[] {
  const { rows, columns, total } = marginsOf(table);
  return expectedOf(table).map((cells, row) =>
    cells.map((expected, column) => {
      if (!(expected >= MIN_EXPECTED)) return null;
      const left = (1 - (rows[row] ?? 0) / total) * (1 - (columns[column] ?? 0) / total);
      return left === 0 ? null : ((table[row]?.[column] ?? 0) - expected) / Math.sqrt(expected * left);
    }),
  );
}
