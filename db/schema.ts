// The tables for drizzle, built from core/tables. The authority is migrations/*.sql; a test holds the two
// together. Imported from drizzle's inner modules: its main entry loads everything, which costs 200 MB and
// 0.4 s at every start.
import { integer } from 'drizzle-orm/sqlite-core/columns/integer';
import { real } from 'drizzle-orm/sqlite-core/columns/real';
import { text } from 'drizzle-orm/sqlite-core/columns/text';
import { sqliteTable } from 'drizzle-orm/sqlite-core/table';
import type { AnySQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Records, TableName } from '#core/records.ts';
import { tableNames, tables as described } from '#core/tables/all.ts';
import type { Column } from '#core/tables/description.ts';

const builders = {
  text,
  integer,
  real,
  boolean: (name: string) => integer(name, { mode: 'boolean' }),
} as const;

function columnOf(field: string, { type, isNullable }: Column) {
  const column = builders[type](nameInSql(field));
  if (field === 'id') return column.primaryKey();
  return isNullable ? column : column.notNull();
}

/** The name of a field or table in the database. */
export function nameInSql(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/**
 * The recorded tables, by the names that a Change uses. `blob`, `change` and the derived tables are not among
 * them.
 */
export const tables = Object.fromEntries(
  tableNames.map((table) => [
    table,
    sqliteTable(
      nameInSql(table),
      Object.fromEntries(
        Object.entries<Column>(described[table].columns).map(([field, column]) => [
          field,
          columnOf(field, column),
        ]),
      ),
    ),
  ]),
  // A record is a row of the described columns, which the type of this loop cannot express.
) as unknown as { readonly [T in TableName]: AnySQLiteTable & { readonly $inferSelect: Records[T] } };
