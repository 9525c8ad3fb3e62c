// How the rows of each table are written and read: the SQL statements, and the conversion of values.
import type { Column } from 'drizzle-orm/column';
import { getTableName } from 'drizzle-orm/table';
import { getTableColumns } from 'drizzle-orm/utils';
import { AppError } from '#core/errors.ts';
import type { TableName } from '#core/records.ts';
import { tableNames } from '#core/tables/all.ts';
import { tables } from './schema.ts';

/** The columns and statements of one table. */
export interface TablePlan {
  readonly columns: readonly [field: string, column: Column][];
  /** The columns whose stored values differ from those of a record. */
  readonly converted: readonly [field: string, column: Column][];
  readonly name: string;
  /** The beginning of a SELECT that names each column as its field. */
  readonly select: string;
  /** The statements for single rows, which imports and undo run for every row. */
  readonly byId: string;
  readonly insert: string;
  readonly update: string;
}

/** Column types whose values the database takes and returns as they are in a record. */
const asTheyAre: ReadonlySet<string> = new Set(['SQLiteText', 'SQLiteInteger', 'SQLiteReal']);

const plans = new Map<TableName, TablePlan>(tableNames.map((table) => [table, makePlan(table)]));

function makePlan(table: TableName): TablePlan {
  const name = getTableName(tables[table]);
  const columns = Object.entries(getTableColumns(tables[table]));
  const names = columns.map(([, column]) => `"${column.name}"`);
  const select = `SELECT ${columns.map(([field, column]) => `"${column.name}" AS "${field}"`).join(', ')} FROM "${name}"`;
  return {
    columns,
    converted: columns.filter(([, { columnType }]) => !asTheyAre.has(columnType)),
    name,
    select,
    byId: `${select} WHERE id = ?`,
    insert: `INSERT INTO "${name}" (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    update: `UPDATE "${name}" SET ${names.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`,
  };
}

/** The plan of a table. Throws `internal` for an unknown table. */
export function planOf(table: TableName): TablePlan {
  const plan = plans.get(table);
  if (!plan) throw new AppError('internal', 'errors:unknown_table', { table });
  return plan;
}

/** The values of a record in the order of the columns, as the database stores them. */
export function toDriver(row: object, plan: TablePlan): unknown[] {
  const values = row as Record<string, unknown>;
  return plan.columns.map(([field, column]) => {
    const value = values[field];
    if (value === null || value === undefined) return null;
    return column.mapToDriverValue(value);
  });
}

/** The record of a stored row; the caller knows its type from the table. */
export function fromDriver(stored: unknown, plan: TablePlan): unknown {
  // Converted in place: the row was read for this caller alone, and a project has hundreds of thousands of rows.
  const row = stored as Record<string, unknown>;
  for (const [field, column] of plan.converted) {
    const value = row[field];
    if (value !== null) row[field] = column.mapFromDriverValue(value);
  }
  return row;
}
