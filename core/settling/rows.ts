// Rows as settling looks at them: field by field, whatever their table.
import type { TableName } from '../records.ts';

/** A row of any table, by its fields. */
export type Row = Readonly<Record<string, string | number | boolean | null>> & { readonly id: string };

/** Rows of any tables. */
export type LooseRows = ReadonlyMap<TableName, readonly Row[]>;

/** A row with the table it is of. */
export interface TableRow {
  readonly table: TableName;
  readonly row: Row;
}
