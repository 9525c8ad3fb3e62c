// The columns of a table, whatever its rows are: sources, codes, ticks, or attributes of somebody.
import { attributeValue } from '../attribute-value.ts';
import { dateOrder } from '../partial-date.ts';
import type { AttributeType } from '../records.ts';

/** A table as any reader returns it: every cell a string, every row as long as `columns`. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** How many rows are enough to tell what a column holds. */
export const SAMPLE_ROWS = 300;

/** The non-empty cells of a column, without white space at their ends. */
export function cellsIn(rows: Table['rows'], at: number): string[] {
  return rows.flatMap((row) => (row[at] ?? '').trim() || []);
}

/** The letters a spreadsheet gives its columns, from 0: A, B, …, Z, AA. */
export function columnLetters(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : columnLetters(Math.floor(at / 26) - 1) + last;
}

/**
 * Reads the cells of a column as values of a type, dates in the order that the column implies; null for cells
 * that are no such value.
 */
export function valuesIn(
  rows: Table['rows'],
  at: number,
  type: AttributeType,
): (written: string) => string | null {
  const order = type === 'date' ? dateOrder(cellsIn(rows, at)) : null;
  return (written) => attributeValue(written, type, order);
}
