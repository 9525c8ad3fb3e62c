// The error messages for a full, failing or read-only disk. An act that meets one of these leaves nothing
// behind; acts that were answered before are safe.
import { readSync } from 'node:fs';
import { AppError } from '#core/errors.ts';
import { closeRead, isOwnFile, openToRead } from './own-files.ts';

/**
 * SQLite reports SQLITE_IOERR_SHMSIZE where a full disk has no room for its shared memory; ENOSPC and EDQUOT
 * come from the system.
 */
const FULL = new Set(['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', 'ENOSPC', 'EDQUOT']);
const FAILED = /^(?:EIO|SQLITE_IOERR_(?:WRITE|FSYNC|DIR_FSYNC|TRUNCATE|READ|SHORT_READ|SHMMAP))$/;
const FAILED_WRITE = /^SQLITE_IOERR_(?:WRITE|FSYNC|DIR_FSYNC|TRUNCATE)$/;
const NOT_WRITTEN = /^(?:EROFS|SQLITE_(?:IOERR|READONLY|CANTOPEN))/;

/** Whether the disk had no room for what was to be written. */
export function isFullDisk(error: unknown): boolean {
  return error instanceof Error && 'code' in error && FULL.has(String(error.code));
}

/**
 * Whether the disk failed during a write, so that nobody knows what it holds. A full disk does not count as
 * failed.
 */
export function isFailedWrite(error: unknown): boolean {
  return error instanceof Error && 'code' in error && FAILED_WRITE.test(String(error.code));
}

/**
 * The error worded for people, where the disk did not do what was asked: recognised by SQLite's extended
 * result code or the system's error code. `name` is the name of the file. Null for any other error.
 */
export function diskTrouble(error: unknown, name: string): AppError | null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (error instanceof AppError || typeof code !== 'string') return null;
  if (FULL.has(code)) return new AppError('invalid', 'errors:disk_full', { name });
  if (FAILED.test(code)) return new AppError('invalid', 'errors:disk_failed', { name, what: code });
  if (NOT_WRITTEN.test(code))
    return new AppError('invalid', 'errors:project_not_written', { name, what: code });
  return null;
}

/** Runs what may meet a full or failing disk. Throws such errors worded for people, all others as they are. */
export function onDisk<T>(name: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw diskTrouble(error, name) ?? error;
  }
}

/**
 * The error for a file in which SQLite found damage. SQLite cannot tell damage from a page that the disk
 * fails to read, so the file is read once more, byte by byte: a file that cannot be read now may be lost
 * altogether tomorrow, and its message says so.
 */
export function damageOf(path: string, name: string): AppError {
  return isOwnFile(path) || isReadable(path)
    ? new AppError('invalid', 'errors:damaged_project', { name })
    : new AppError('invalid', 'errors:disk_cannot_read', { name });
}

function isReadable(path: string): boolean {
  const piece = Buffer.alloc(1024 * 1024);
  let file: number | null = null;
  try {
    file = openToRead(path);
    for (let at = 0, read = 1; read > 0; at += read) read = readSync(file, piece, 0, piece.length, at);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'EIO');
  } finally {
    if (file !== null) closeRead(file);
  }
}
