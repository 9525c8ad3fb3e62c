// The rows that stand, to be read and written while something is settled: those of a project within a transaction, or
// of a draft in memory. Whoever holds them records what is done, and so has the strict change in the end.
import type { Records, TableName } from '../records.ts';

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
