import { chiSquareOfTable } from './chi-square.ts';
import { marginsOf, withoutEmpty, type Contingency } from './contingency.ts';

/** What rounding may leave of a difference that is 0; its root would be a million times as much. */
const ROUNDING = 1e-13;

/** How closely rows and columns go together, from 0 to 1. */
export interface CramersV {
  readonly value: number;
  /** The same corrected for bias: few units in many cells make the plain value too large. */
  readonly corrected: number;
  /** The number of units. */
  readonly n: number;
}

/**
 * Cramér's V of a table without its empty rows and columns. Null where fewer than two rows or columns remain.
 * Source: Cramér 1946, Mathematical Methods of Statistics, section 21.9; the correction after Bergsma 2013, Journal
 * of the Korean Statistical Society 42: 323–328.
 */
export function cramersV(counts: Contingency): CramersV | null {
  const table = withoutEmpty(counts);
  const chi = chiSquareOfTable(counts);
  if (table === null || chi === null) return null;
  const { rows, columns, total: n } = marginsOf(table);
  const [r, c] = [rows.length, columns.length];
  const phi2 = chi.value / n;
  const value = Math.sqrt(phi2 / Math.min(r - 1, c - 1));
  const excess = phi2 - ((r - 1) * (c - 1)) / (n - 1);
  const reach = Math.min(r - (r - 1) ** 2 / (n - 1), c - (c - 1) ** 2 / (n - 1)) - 1;
  // With as few units as rows or columns, nothing is left to be corrected.
  const corrected = reach <= 0 || excess < ROUNDING ? 0 : Math.min(1, Math.sqrt(excess / reach));
  return { value: Math.min(1, value), corrected, n };
}
