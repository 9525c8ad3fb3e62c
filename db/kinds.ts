// What the tables themselves do not hold their rows to, since later versions add to these lists: of which kind a coder is, and
// what a memo is about.
import type { Database } from 'better-sqlite3';
import type { TableName } from '#core/records.ts';
import { tableNames, tables } from '#core/tables/all.ts';
import type { Column } from '#core/tables/description.ts';
import { nameInSql } from './schema.ts';

/** Rows of one table that are of no kind that is known, or stand on something else than they say. */
export interface RowsOfNoKind {
  readonly table: TableName;
  readonly count: number;
}

/** Of what a memo is about, when it is about a row, what the column is called that names the row. */
const rowOfMemo = ['source', 'code', 'coding', 'respondent'];

/** What is amiss with a row of such a table, in SQL. */
const amiss: readonly (readonly [TableName, string])[] = tableNames.flatMap((table) => {
  const open = Object.entries<Column>(tables[table].columns).flatMap(([field, { values = [], isOpen }]) =>
    isOpen ? [`"${nameInSql(field)}" NOT IN (${values.map((value) => `'${value}'`).join(', ')})`] : [],
  );
  if (table === 'memo')
    open.push(...rowOfMemo.map((about) => `(${about}_id IS NOT NULL) <> (about = '${about}')`));
  return open.length > 0 ? [[table, open.join(' OR ')]] : [];
});

/** The tables with such rows; empty for a sound study. */
export function rowsOfNoKind(sqlite: Database): RowsOfNoKind[] {
  return amiss.flatMap(([table, where]) => {
    const rows = sqlite.prepare(`SELECT count(*) FROM "${nameInSql(table)}" WHERE ${where}`);
    const count = Number(rows.pluck().get());
    return count > 0 ? [{ table, count }] : [];
  });
}
