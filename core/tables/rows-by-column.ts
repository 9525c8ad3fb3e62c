// Rows on their way to a window as columns. Thousands of rows that differ in few fields are a third as long this way,
// and the window needs no object with all fields for each of them before somebody asks for it.
import type { Records } from '../records.ts';

/** The tables with a row or more for every source, which windows are sent by column. */
export const tablesByColumn = ['source', 'review'] as const;

export type TableByColumn = (typeof tablesByColumn)[number];

/** A field of all rows: the one value that all have, few values with the place of each row's among them, or one for each row. */
export type ColumnOf<Value> =
  | { readonly same: Value }
  | { readonly few: readonly Value[]; readonly at: readonly number[] }
  | { readonly each: readonly Value[] };

export interface RowsByColumn<Row> {
  readonly count: number;
  /** By field; empty if there are no rows. */
  readonly columns: { readonly [Field in keyof Row]?: ColumnOf<Row[Field]> };
}

/** A field with more different values than this is sent with one value for each row. */
const MAX_FEW = 255;

/** Rows by column, in the same order; `rows` are their values in the order of `fields`. */
export function byColumn<T extends TableByColumn>(
  fields: readonly (keyof Records[T])[],
  rows: readonly (readonly unknown[])[],
): RowsByColumn<Records[T]> {
  const columns =
    rows.length === 0 ? {} : Object.fromEntries(fields.map((field, place) => [field, columnOf(rows, place)]));
  // Each column has the values of its field.
  return { count: rows.length, columns: columns as RowsByColumn<Records[T]>['columns'] };
}

/** There is at least one row. */
function columnOf(rows: readonly (readonly unknown[])[], place: number): ColumnOf<unknown> {
  const same = rows[0]![place];
  // Most fields of most studies; a comparison is faster than a look-up.
  if (rows.every((row) => row[place] === same)) return { same };
  const places = new Map<unknown, number>();
  const at: number[] = [];
  for (const row of rows) {
    const value = row[place];
    let known = places.get(value);
    if (known === undefined) {
      if (places.size === MAX_FEW) return { each: rows.map((each) => each[place]) };
      places.set(value, (known = places.size));
    }
    at.push(known);
  }
  return { few: [...places.keys()], at };
}
