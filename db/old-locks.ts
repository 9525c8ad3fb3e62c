// Removes locks by device and inode whose files are gone: every study that was ever opened leaves one in the
// program's own folder.
import { rmSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import Database from 'better-sqlite3';

/**
 * How old a lock must be, in milliseconds, before it is removed: a file that was moved may be opened again
 * under its new name.
 */
const MIN_AGE_MS = 90 * 24 * 60 * 60_000;

/**
 * Removes those files at `paths` that are locks nobody holds, that were last taken more than 90 days before
 * `now` (milliseconds), and whose studies are no longer where they were. A lock that turns out to be needed
 * is made again.
 */
export function removeOldLocks(paths: readonly string[], now: number): void {
  for (const path of paths) {
    try {
      if (path.endsWith('.lock') && now - statSync(path).mtimeMs > MIN_AGE_MS) removeIfLeft(path);
    } catch {
      // Held by somebody, or not a lock of Concord: it stays.
    }
  }
}

/** Throws where somebody holds the lock. Holds it during the removal, so that nobody takes it at that moment. */
function removeIfLeft(lock: string): void {
  const sqlite = new Database(lock, { timeout: 0, fileMustExist: true });
  try {
    sqlite.exec('BEGIN IMMEDIATE');
    const path = sqlite.prepare('SELECT path FROM holder').pluck().get();
    if (typeof path === 'string' && !isOf(lock, path)) rmSync(lock);
  } finally {
    sqlite.close();
  }
}

/** Whether the lock belongs to the file that lies at the path. */
function isOf(lock: string, path: string): boolean {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found !== undefined && basename(lock) === `${found.dev}-${found.ino}.lock`;
}
