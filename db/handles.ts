// The two ways to hold a database. A function that takes a ReadDb cannot write: the compiler says so.
import type { Database } from 'better-sqlite3';
import type { ChangeRecorder } from '#core/change.ts';

/** For reading: whole rows through `find`, `get`, `all` of db/write.ts, typed by db/schema.ts; else SQL by hand. */
export interface ReadDb {
  readonly sqlite: Database;
}

/** For writing inside a transaction, through db/write.ts alone: what it does is recorded. */
export interface WriteDb extends ReadDb {
  readonly recorder: ChangeRecorder;
}
