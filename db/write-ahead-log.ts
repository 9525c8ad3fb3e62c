// How a project that is open for writing keeps what is written: in a write-ahead log, on the disk before the answer.
import type { Database } from 'better-sqlite3';

/** Begins the log of a connection that will write. */
export function beginLog(sqlite: Database): void {
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
}
