// A table from rows of plain JSON: each row is a line, each field a column.
import type { Cell, Column, ColumnKind, Table } from './table.ts';

/** Fields in order; a field that is a list of names becomes one cell. */
export type FlatRow = Readonly<Record<string, Cell>>;

/**
 * The rows as a table with the fields of the first row, followed by what is the same for all rows. `shares` are fields
 * with numbers from 0 to 1.
 */
export function jsonRows(
  fields: readonly string[],
  rows: readonly FlatRow[],
  repeated: FlatRow,
  shares: readonly string[],
): Table {
  const kindOf = (key: string): ColumnKind => {
    if (shares.includes(key)) return 'share';
    const value = rows.find((row) => row[key] != null)?.[key];
    return typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'flag' : 'text';
  };
  const columns = fields.map((key): Column => ({ key, kind: kindOf(key) }));
  const same = Object.entries(repeated).filter(([, value]) => value !== null);
  return {
    columns: [...columns, ...same.map(([key]): Column => ({ key, kind: 'text' }))],
    rows: rows.map((row) => [...fields.map((key) => row[key] ?? null), ...same.map(([, value]) => value)]),
  };
}
