// Writing where nobody else is writing, at once or not at all.
import Database from 'better-sqlite3';

/** Whether `run` succeeds at once; false where another connection stands in its way. */
export function withoutWaiting(sqlite: Database.Database, run: () => boolean): boolean {
  const patience = Number(sqlite.pragma('busy_timeout', { simple: true }));
  sqlite.pragma('busy_timeout = 0');
  try {
    return run();
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return false;
    throw error;
  } finally {
    sqlite.pragma(`busy_timeout = ${patience}`);
  }
}
