// What is said where the disk is the trouble: it is full, it fails, it may not be written. Of an act that meets one of
// these nothing is kept, and what was answered before is safe.
import { readSync } from 'node:fs';
import { AppError } from '#core/errors.ts';
import { closeRead, isOwnFile, openToRead } from './own-files.ts';

/** SQLite tells of a full disk by the second where it cannot make its shared memory; the others come from the system. */
const FULL = new Set(['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', 'ENOSPC', 'EDQUOT']);
const FAILED = /^(?:EIO|SQLITE_IOERR_(?:WRITE|FSYNC|DIR_FSYNC|TRUNCATE|READ|SHORT_READ|SHMMAP))$/;
const FAILED_WRITE = /^SQLITE_IOERR_(?:WRITE|FSYNC|DIR_FSYNC|TRUNCATE)$/;
const NOT_WRITTEN = /^(?:EROFS|SQLITE_(?:IOERR|READONLY|CANTOPEN))/;

/** Whether the disk had no room for what was to be written. */
export function isFullDisk(error: unknown): boolean {
  return error instanceof Error && 'code' in error && FULL.has(String(error.code));
}

/** Whether the disk failed as something was to be written: what it has then is not known. A full disk is none that fails. */
export function isFailedWrite(error: unknown): boolean {
  return error instanceof Error && 'code' in error && FAILED_WRITE.test(String(error.code));
}

/**
 * The error in our words, where it says that the disk did not do what was asked: of SQLite by its extended result code,
 * of the system by its own. `name` is the file that is meant. Null for any other fault.
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

/** Runs what may meet a full or failing disk, and throws that in our words; anything else as it comes. */
export function onDisk<T>(name: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw diskTrouble(error, name) ?? error;
  }
}

/**
 * What is said of a file in which SQLite found damage. A page that the disk cannot read looks the same to SQLite, so the
 * file is read once more, byte by byte: what cannot be read now may be lost altogether tomorrow.
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
