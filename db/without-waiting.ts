// Writes at once where nobody else is writing, or not at all.
import type Database from 'better-sqlite3';
import { isBusy } from './busy.ts';

/** Whether `run` succeeds at once; false where another connection holds a lock. */
export function withoutWaiting(sqlite: Database.Database, run: () => boolean): boolean {
  const patience = Number(sqlite.pragma('busy_timeout', { simple: true }));
  sqlite.pragma('busy_timeout = 0');
  try {
    return run();
  } catch (error) {
    if (isBusy(error)) return false;
    throw error;
  } finally {
    sqlite.pragma(`busy_timeout = ${patience}`);
  }
}
