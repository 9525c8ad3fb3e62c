// Checks what the tables leave open because later versions add to it: which kinds of coders there are, and
// what a memo may be about.
import type { Database } from 'better-sqlite3';
import type { TableName } from '#core/records.ts';
import { tableNames, tables } from '#core/tables/all.ts';
import type { Column } from '#core/tables/description.ts';
import { nameInSql } from './schema.ts';

/** Rows of one table whose kind is unknown, or which are about something else than they claim. */
export interface RowsOfNoKind {
  readonly table: TableName;
  readonly count: number;
}

/** The kinds of things a memo may be about; each is also the name of the column that holds the row's id. */
const rowOfMemo = ['source', 'code', 'coding', 'respondent'];

/** For each such table an SQL condition that finds its bad rows. */
const amiss: readonly (readonly [TableName, string])[] = tableNames.flatMap((table) => {
  const open = Object.entries<Column>(tables[table].columns).flatMap(([field, { values = [], isOpen }]) =>
    isOpen ? [`"${nameInSql(field)}" NOT IN (${values.map((value) => `'${value}'`).join(', ')})`] : [],
  );
  if (table === 'memo')
    open.push(...rowOfMemo.map((about) => `(${about}_id IS NOT NULL) <> (about = '${about}')`));
  return open.length > 0 ? [[table, open.join(' OR ')]] : [];
});

/** The tables that have such rows; empty for a sound study. */
export function rowsOfNoKind(sqlite: Database): RowsOfNoKind[] {
  return amiss.flatMap(([table, where]) => {
    const rows = sqlite.prepare(`SELECT count(*) FROM "${nameInSql(table)}" WHERE ${where}`);
    const count = Number(rows.pluck().get());
    return count > 0 ? [{ table, count }] : [];
  });
}
