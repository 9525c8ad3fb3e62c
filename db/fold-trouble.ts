// Errors that may keep a log from being folded for now. The log then stays as it is, with every act that was
// answered.
import Database from 'better-sqlite3';
import { AppError } from '#core/errors.ts';

/**
 * Whether folding may succeed later: the disk was full, say, or too many files or threads were open.
 * better-sqlite3 throws a TypeError while the same connection is in the midst of reading.
 */
export function isTransient(error: unknown): boolean {
  if (error instanceof Database.SqliteError || error instanceof TypeError) return true;
  if (!(error instanceof Error)) return false;
  return 'syscall' in error || ('code' in error && error.code === 'ERR_WORKER_INIT_FAILED');
}

/** Returns what `begin` returns; null where another file has taken the place of ours. */
export function unlessLost<T>(begin: () => T): T | null {
  try {
    return begin();
  } catch (error) {
    if (error instanceof AppError && error.code === 'conflict') return null;
    throw error;
  }
}
