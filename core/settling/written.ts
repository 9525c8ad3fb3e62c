// What one settling has written so far. What stood before kept the laws, so that only these rows, and codes that they name,
// can break one: the laws are looked after for these alone, however large the study is.
import type { TableName } from '../tables/all.ts';
import { references, tableNames } from './references.ts';
import type { RowStore } from './rows.ts';

/** The fields of each table that name codes. */
const namingCodes = Object.fromEntries(
  tableNames.map((table) => [
    table,
    Object.entries(references[table]).flatMap(([field, to]) => (to === 'code' ? [field] : [])),
  ]),
) as unknown as Readonly<Record<TableName, readonly string[]>>;

const NONE: ReadonlySet<string> = new Set();

/** The rows that were written. */
export class Written {
  readonly #ids = new Map<TableName, Set<string>>();
  #codes = new Set<string>();

  /** Notes a row that was added, changed or removed; `fields` are those that were written. */
  add(table: TableName, id: string, fields: object): void {
    const ids = this.#ids.get(table);
    if (ids) ids.add(id);
    else this.#ids.set(table, new Set([id]));
    if (table === 'code') this.#codes.add(id);
    for (const field of namingCodes[table]) {
      const named = (fields as Readonly<Record<string, unknown>>)[field];
      if (typeof named === 'string') this.#codes.add(named);
    }
  }

  /** The ids of the rows of a table that were written, also of those that are gone. */
  ids(table: TableName): ReadonlySet<string> {
    return this.#ids.get(table) ?? NONE;
  }

  /** The ids of codes that were written, or named by what was written, since this was asked last. */
  takeCodes(): string[] {
    const codes = [...this.#codes];
    this.#codes = new Set();
    return codes;
  }
}

/** The same rows, and what is written to them by way of the result. */
export function noting(rows: RowStore): { readonly store: RowStore; readonly written: Written } {
  const written = new Written();
  const store: RowStore = {
    find: (table, id) => rows.find(table, id),
    all: (table, where) => rows.all(table, where),
    insert: (table, row) => {
      rows.insert(table, row);
      written.add(table, row.id, row);
    },
    update: (table, id, fields) => {
      rows.update(table, id, fields);
      written.add(table, id, fields);
    },
    remove: (table, id) => {
      rows.remove(table, id);
      written.add(table, id, {});
    },
  };
  return { store, written };
}
