// Rows as settling sees them, field by field, whatever their table; and the store that settling reads and
// writes: a project within a transaction, or a draft in memory. The store records what is done.
import type { Records, TableName } from '../records.ts';

/** A row of any table, by its fields. */
export type Row = Readonly<Record<string, string | number | boolean | null>> & { readonly id: string };

/** Rows by table. */
export type LooseRows = ReadonlyMap<TableName, readonly Row[]>;

/** A row and its table. */
export interface TableRow {
  readonly table: TableName;
  readonly row: Row;
}

/** The rows by their ids. */
export function byId(rows: readonly Row[]): Map<string, Row> {
  const found = new Map<string, Row>();
  // One by one: pairs of ids and rows would take as much memory again in a large study.
  for (const row of rows) found.set(row.id, row);
  return found;
}

/** A map from rows, by table and id, without a key string for each: a large study has hundreds of thousands of rows. */
export class ByRow<T> {
  readonly #tables = new Map<TableName, Map<string, T>>();

  get(table: TableName, id: string): T | undefined {
    return this.#tables.get(table)?.get(id);
  }

  has(table: TableName, id: string): boolean {
    return this.#tables.get(table)?.has(id) ?? false;
  }

  set(table: TableName, id: string, known: T): void {
    const rows = this.#tables.get(table);
    if (rows) rows.set(id, known);
    else this.#tables.set(table, new Map([[id, known]]));
  }

  delete(table: TableName, id: string): void {
    this.#tables.get(table)?.delete(id);
  }

  /** How many rows are in the map. */
  get size(): number {
    return [...this.#tables.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** The rows in the map, as `table id`. */
  *keys(): Generator<string> {
    for (const [table, rows] of this.#tables) for (const id of rows.keys()) yield `${table} ${id}`;
  }

  *[Symbol.iterator](): Generator<[table: TableName, id: string, known: T]> {
    for (const [table, rows] of this.#tables) for (const [id, known] of rows) yield [table, id, known];
  }
}

/** Rows that are read, one by one or by their fields. */
export interface ReadRows {
  readonly find: <T extends TableName>(table: T, id: string) => Records[T] | undefined;
  /** All rows whose fields equal the given values, ordered by id. */
  readonly all: <T extends TableName>(table: T, where?: Partial<Records[T]>) => readonly Records[T][];
}

/** The rows that settling reads and writes. */
export interface RowStore extends ReadRows {
  readonly insert: <T extends TableName>(table: T, row: Records[T]) => void;
  readonly update: <T extends TableName>(
    table: T,
    id: string,
    fields: Partial<Omit<Records[T], 'id'>>,
  ) => void;
  readonly remove: (table: TableName, id: string) => void;
}

/** Makes the id of a new row. */
export type NewId = () => string;
