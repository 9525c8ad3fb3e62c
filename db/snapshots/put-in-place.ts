// Replaces a study by another state of it, while nobody has either open.
import { renameSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '#core/errors.ts';
import { takeLock } from '../lock.ts';
import type { OpenOptions } from '../open-options.ts';

/**
 * Moves the closed file `restored` over the closed study at `path`, under the study's locks. Throws `locked`
 * where somebody else has opened the study meanwhile, or its log holds acts that are not in the file yet;
 * both files then stay as they were.
 */
export function putInPlace(restored: string, path: string, { who, now, locks }: OpenOptions): void {
  const lock = takeLock(path, who, now, locks);
  const name = basename(path);
  if (!lock.held) {
    const holder = { who: lock.holder?.who ?? '?', since: lock.holder?.since ?? '?' };
    throw new AppError('locked', 'errors:locked', { name, ...holder });
  }
  try {
    if (!isFolded(path)) throw new AppError('locked', 'errors:read_meanwhile', { name });
    // A program that still reads the old file keeps its log; the new file begins its own.
    for (const suffix of ['-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
    renameSync(restored, path);
  } finally {
    lock.release();
  }
}

/** Folds what a reader kept from being folded when the study was closed. Returns whether all of it is in the file. */
function isFolded(path: string): boolean {
  const sqlite = new Database(path, { fileMustExist: true });
  try {
    const [checkpoint] = sqlite.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    return checkpoint?.busy === 0;
  } finally {
    sqlite.close();
  }
}
