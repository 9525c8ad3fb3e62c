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

/** Runs what may meet a damaged file; closes it and says so in our words. */
export function guarded<T>(sqlite: Database.Database, name: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    sqlite.close();
    throw isDamage(error) ? damageOf(sqlite.name, name) : error;
  }
}
