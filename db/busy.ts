import Database from 'better-sqlite3';

/** Whether SQLite was refused because another connection stands in the way. */
export function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}
