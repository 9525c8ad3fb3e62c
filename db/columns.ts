// What the schema says of the fields of a row, for those who check rows from elsewhere.
import { getTableColumns } from 'drizzle-orm/utils';
import type { TableName } from '#core/records.ts';
import { tables } from './schema.ts';

export interface FieldRule {
  readonly name: string;
  readonly type: 'text' | 'integer' | 'real' | 'boolean';
  /** The only values that it may have; null where any will do. */
  readonly values: readonly string[] | null;
  readonly isNullable: boolean;
}

/** The fields of a table's rows, in the order of its columns. */
export function fieldsOf(table: TableName): FieldRule[] {
  return Object.entries(getTableColumns(tables[table])).map(
    ([name, { columnType, enumValues, notNull }]) => ({
      name,
      type: types[columnType] ?? 'text',
      values: enumValues && enumValues.length > 0 ? enumValues : null,
      isNullable: !notNull,
    }),
  );
}

const types: Readonly<Record<string, FieldRule['type']>> = {
  SQLiteInteger: 'integer',
  SQLiteReal: 'real',
  SQLiteBoolean: 'boolean',
};
