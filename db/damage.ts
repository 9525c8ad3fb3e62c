// Tells a damaged file from every other fault.
import Database from 'better-sqlite3';
import { damageOf } from './disk-trouble.ts';

/** Whether SQLite says that the file is damaged, or lacks tables that every project has. */
export function isDamage(error: unknown): boolean {
  if (!(error instanceof Database.SqliteError)) return false;
  return (
    error.code.startsWith('SQLITE_CORRUPT') ||
    error.code === 'SQLITE_NOTADB' ||
    /no such table: (migration|project)/.test(error.message)
  );
}

/**
 * Whether an error met while checking a file is a fault of the file. Every error is, unless the disk did not
 * answer or another connection held a lock.
 */
export function isFault(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  const ofTheDisk = /^SQLITE_(?:BUSY|CANTOPEN|FULL|IOERR|LOCKED|NOMEM|READONLY)/;
  return !(error instanceof Database.SqliteError && ofTheDisk.test(error.code));
}

/** Runs what may meet a damaged file. On damage it closes the connection and throws the error worded for people. */
export function guarded<T>(sqlite: Database.Database, name: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    sqlite.close();
    throw isDamage(error) ? damageOf(sqlite.name, name) : error;
  }
}
