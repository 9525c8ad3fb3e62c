// What may keep a log from being folded just now: it stays as it is then, with every act that was answered.
import Database from 'better-sqlite3';
import { AppError } from '#core/errors.ts';

/**
 * Whether folding may go well later: the disk was full, say, or too many files or threads were open. A TypeError comes in the
 * midst of a reading of the same connection.
 */
export function isOfTheMoment(error: unknown): boolean {
  if (error instanceof Database.SqliteError || error instanceof TypeError) return true;
  if (!(error instanceof Error)) return false;
  return 'syscall' in error || ('code' in error && error.code === 'ERR_WORKER_INIT_FAILED');
}

/** What `begin` gives; null where another file has come in place of ours meanwhile. */
export function unlessLost<T>(begin: () => T): T | null {
  try {
    return begin();
  } catch (error) {
    if (error instanceof AppError && error.code === 'conflict') return null;
    throw error;
  }
}
