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

/** The rows that settling reads and writes. */
export interface RowStore {
  readonly find: <T extends TableName>(table: T, id: string) => Records[T] | undefined;
  /** All rows whose fields equal the given values, ordered by id. */
  readonly all: <T extends TableName>(table: T, where?: Partial<Records[T]>) => readonly Records[T][];
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
