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

/** The rows by column, in the same order. All must have the fields of the first. */
export function byColumn<T extends TableByColumn>(rows: readonly Records[T][]): RowsByColumn<Records[T]> {
  // The keys of a row are the fields of its table.
  const fields = Object.keys(rows[0] ?? {}) as (keyof Records[T])[];
  const columns: { [Field in keyof Records[T]]?: ColumnOf<Records[T][Field]> } = {};
  for (const field of fields) columns[field] = columnOf(rows.map((row) => row[field]));
  return { count: rows.length, columns };
}

/** `each` has at least one value. */
function columnOf<Value>(each: readonly Value[]): ColumnOf<Value> {
  const same = each[0]!;
  // Most fields of most studies; a comparison is faster than a look-up.
  if (each.every((value) => value === same)) return { same };
  const places = new Map<Value, number>();
  const at: number[] = [];
  for (const value of each) {
    let place = places.get(value);
    if (place === undefined) {
      if (places.size === MAX_FEW) return { each };
      places.set(value, (place = places.size));
    }
    at.push(place);
  }
  return { few: [...places.keys()], at };
}
