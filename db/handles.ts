// The two ways to hold a database. A function that takes a ReadDb cannot write: the compiler says so.
import type { Database } from 'better-sqlite3';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { ChangeRecorder } from '#core/change.ts';

/** For reading: `orm` for typed queries, `sqlite` for SQL by hand. */
export interface ReadDb {
  readonly sqlite: Database;
  readonly orm: Pick<BetterSQLite3Database, 'select' | 'selectDistinct' | '$count'>;
}

/** For writing inside a transaction, through db/write.ts alone: what it does is recorded. */
export interface WriteDb extends ReadDb {
  readonly recorder: ChangeRecorder;
}
