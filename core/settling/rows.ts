// Rows as settling looks at them, field by field, whatever their table; and those that stand, to be read and written while
// something is settled: of a project within a transaction, or of a draft in memory. Whoever holds them records what is done.
import type { Records, TableName } from '../records.ts';

/** A row of any table, by its fields. */
export type Row = Readonly<Record<string, string | number | boolean | null>> & { readonly id: string };

/** Rows of any tables. */
export type LooseRows = ReadonlyMap<TableName, readonly Row[]>;

/** A row with the table it is of. */
export interface TableRow {
  readonly table: TableName;
  readonly row: Row;
}

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
