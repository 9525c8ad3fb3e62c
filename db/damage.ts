// Telling a damaged file from every other fault.
import Database from 'better-sqlite3';
import { damageOf } from './disk-trouble.ts';

/** Whether SQLite says the file is damaged, or lacks the tables every project has. */
export function isDamage(error: unknown): boolean {
  if (!(error instanceof Database.SqliteError)) return false;
  return (
    error.code.startsWith('SQLITE_CORRUPT') ||
    error.code === 'SQLITE_NOTADB' ||
    /no such table: (migration|project)/.test(error.message)
  );
}

/**
 * Whether what went wrong while a file was checked is the file's own: whatever a reading of rows throws, unless the disk did
 * not answer or somebody stood in the way.
 */
export function isFault(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  const ofTheDisk = /^SQLITE_(?:BUSY|CANTOPEN|FULL|IOERR|LOCKED|NOMEM|READONLY)/;
  return !(error instanceof Database.SqliteError && ofTheDisk.test(error.code));
}

/** Runs what may meet a damaged file; closes it and says so in our words. */
export function guarded<T>(sqlite: Database.Database, name: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    sqlite.close();
    throw isDamage(error) ? damageOf(sqlite.name, name) : error;
  }
}
