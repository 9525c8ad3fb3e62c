// The rows that a window holds completely. Reading thousands of sources takes about as long as a window takes to load its
// scripts, so a program that has opened a study reads them meanwhile.
import type { Database } from 'better-sqlite3';
import type { Records } from '#core/records.ts';
import { heldTables, type HeldTable } from '#core/tables/all.ts';
import type { ReadDb } from './handles.ts';
import { statement } from './statements.ts';
import { noteTables } from './tables-read.ts';
import { all } from './write.ts';

export type HeldRecords = { readonly [T in HeldTable]: Records[T][] };

interface ReadAhead {
  readonly records: HeldRecords;
  readonly state: string;
}

/** What was read ahead, until somebody asks or something is written. */
const ahead = new WeakMap<Database, ReadAhead>();

/** All rows of the tables that a window holds completely, in the order of their ids. */
export function heldRecords(db: ReadDb): HeldRecords {
  const read = ahead.get(db.sqlite);
  // Given away once: the next to ask may ask much later, and the rows need memory.
  ahead.delete(db.sqlite);
  if (read?.state !== stateOf(db)) return readAll(db);
  noteTables(heldTables);
  return read.records;
}

/** Reads those rows now, for the next to ask; they are forgotten after `keptFor` milliseconds. Throws if they cannot be read. */
export function readHeldRecordsAhead(db: ReadDb, keptFor: number): void {
  const read = { state: stateOf(db), records: readAll(db) };
  ahead.set(db.sqlite, read);
  setTimeout(() => {
    if (ahead.get(db.sqlite) === read) ahead.delete(db.sqlite);
  }, keptFor).unref();
}

function readAll(db: ReadDb): HeldRecords {
  // The keys are exactly heldTables, each with its own rows.
  return Object.fromEntries(heldTables.map((table) => [table, all(db, table)])) as unknown as HeldRecords;
}

/** Equal at two moments only if neither this connection nor another has written between them. */
function stateOf({ sqlite }: ReadDb): string {
  const own = String(statement(sqlite, 'SELECT total_changes()').pluck().get());
  return `${own} ${String(sqlite.pragma('data_version', { simple: true }))}`;
}
