// The rows that a window holds completely. Reading thousands of sources takes about as long as a window takes to load its
// scripts, so a program that has opened a study reads them meanwhile.
import type { Database } from 'better-sqlite3';
import type { Records } from '#core/records.ts';
import { heldTables, type HeldTable } from '#core/tables/all.ts';
import type { ReadDb } from './handles.ts';
import { noteTables } from './tables-read.ts';
import { all } from './write.ts';
import { writesSoFar } from './writes-so-far.ts';

export type HeldRecords = { readonly [T in HeldTable]: Records[T][] };

interface ReadAhead {
  readonly records: HeldRecords;
  readonly writes: string;
}

/** What was read ahead, until somebody asks or something is written. */
const ahead = new WeakMap<Database, ReadAhead>();

/** All rows of the tables that a window holds completely, in the order of their ids. */
export function heldRecords(db: ReadDb): HeldRecords {
  const read = ahead.get(db.sqlite);
  // Given away once: the next to ask may ask much later, and the rows need memory.
  ahead.delete(db.sqlite);
  if (read?.writes !== writesSoFar(db)) return readAll(db);
  noteTables(heldTables);
  return read.records;
}

/** Reads those rows now, for the next to ask; they are forgotten after `keptFor` milliseconds. Throws if they cannot be read. */
export function readHeldRecordsAhead(db: ReadDb, keptFor: number): void {
  const read = { writes: writesSoFar(db), records: readAll(db) };
  ahead.set(db.sqlite, read);
  setTimeout(() => {
    if (ahead.get(db.sqlite) === read) ahead.delete(db.sqlite);
  }, keptFor).unref();
}

function readAll(db: ReadDb): HeldRecords {
  // The keys are exactly heldTables, each with its own rows.
  return Object.fromEntries(heldTables.map((table) => [table, all(db, table)])) as unknown as HeldRecords;
}
