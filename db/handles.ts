// The two handles on a database. A function that takes a ReadDb cannot write: the type checker sees to it.
import type { Database } from 'better-sqlite3';
import type { ChangeRecorder } from '#core/change.ts';

/**
 * For reading: whole rows through `find`, `get`, `all` of db/write.ts, typed by db/schema.ts; anything else
 * as SQL by hand.
 */
export interface ReadDb {
  readonly sqlite: Database;
}

/** For writing inside a transaction, through db/write.ts alone, which records every write. */
export interface WriteDb extends ReadDb {
  readonly recorder: ChangeRecorder;
}
