// The rows that a window holds completely. Reading thousands of sources takes about as long as a window takes to load its
// scripts, so a program that has opened a study reads them meanwhile.
import type { Database } from 'better-sqlite3';
import type { Records } from '#core/records.ts';
import { heldTables, type HeldTable } from '#core/tables/all.ts';
import {
  byColumn,
  tablesByColumn,
  type RowsByColumn,
  type TableByColumn,
} from '#core/tables/rows-by-column.ts';
import type { ReadDb } from './handles.ts';
import { planOf } from './row-plans.ts';
import { statement } from './statements.ts';
import { noteTables } from './tables-read.ts';
import { all } from './write.ts';
import { writesSoFar } from './writes-so-far.ts';

export type HeldRecords = { readonly [T in HeldTable]: Records[T][] };

/** The same rows as a window is sent them: those of large tables by column. */
export type SentRecords = {
  readonly [T in HeldTable]: T extends TableByColumn ? RowsByColumn<Records[T]> : readonly Records[T][];
};

interface ReadAhead {
  /** Of the tables read so far. */
  readonly records: Partial<Record<HeldTable, unknown>>;
  readonly writes: string;
}

/** What was read ahead, until somebody asks or something is written. */
const ahead = new WeakMap<Database, ReadAhead>();

/** All rows of the tables that a window holds completely, in the order of their ids. */
export function heldRecords(db: ReadDb): HeldRecords {
  // The keys are exactly heldTables, each with its own rows.
  return Object.fromEntries(heldTables.map((table) => [table, all(db, table)])) as unknown as HeldRecords;
}

/** The same rows for a window. */
export function recordsToSend(db: ReadDb): SentRecords {
  const read = ahead.get(db.sqlite);
  // Given away once: the next to ask may ask much later, and the rows need memory.
  ahead.delete(db.sqlite);
  noteTables(heldTables);
  const records = read?.writes === writesSoFar(db) ? read.records : {};
  // The keys are exactly heldTables, each with its own rows.
  return Object.fromEntries(
    heldTables.map((table) => [table, records[table] ?? rowsToSend(db, table)]),
  ) as unknown as SentRecords;
}

/**
 * Reads those rows now, for the next window to ask, in steps: each large table is one, all others together the last. Between
 * them the program can hand out the window's script. The rows are forgotten `keptFor` milliseconds after the first step. Throws if they cannot be read.
 */
export function* readRecordsAhead(db: ReadDb, keptFor: number): Generator<void> {
  const records: Partial<Record<HeldTable, unknown>> = {};
  const read: ReadAhead = { writes: writesSoFar(db), records };
  const isOfUse = (): boolean => ahead.get(db.sqlite) === read && read.writes === writesSoFar(db);
  ahead.set(db.sqlite, read);
  setTimeout(() => {
    if (ahead.get(db.sqlite) === read) ahead.delete(db.sqlite);
  }, keptFor).unref();
  for (const table of tablesByColumn) {
    records[table] = rowsToSend(db, table);
    yield;
    if (!isOfUse()) return;
  }
  for (const table of heldTables) records[table] ??= rowsToSend(db, table);
}

function rowsToSend(db: ReadDb, table: HeldTable): unknown {
  return isSentByColumn(table) ? columnsOf(db, table) : all(db, table);
}

function isSentByColumn(table: HeldTable): table is TableByColumn {
  return (tablesByColumn as readonly HeldTable[]).includes(table);
}

/** All rows by column, in the order of their ids. They are read as lists of values: no window is sent them as rows. */
function columnsOf<T extends TableByColumn>(db: ReadDb, table: T): RowsByColumn<Records[T]> {
  const { name, columns } = planOf(table);
  const names = columns.map(([, column]) => `"${column.name}"`).join(', ');
  const rows = statement(db.sqlite, `SELECT ${names} FROM "${name}" ORDER BY id`).raw().all() as unknown[][];
  return byColumn<T>(
    columns.map(([field]) => field as keyof Records[T]),
    rows,
  );
}
