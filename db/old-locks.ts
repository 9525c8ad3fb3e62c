// Locks by device and inode of files that are not there any more: they lie in the program's own folder, and each study that
// was ever opened leaves one there.
import { rmSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import Database from 'better-sqlite3';

/** A file that was moved is opened again under its new name; so long that is waited for, in milliseconds. */
const OLD = 90 * 24 * 60 * 60_000;

/**
 * Removes those of the files at these paths that are locks which nobody holds, that were last taken three months before
 * `now` (milliseconds), and whose studies are not where they were. A lock that is needed after all is made again.
 */
export function removeOldLocks(paths: readonly string[], now: number): void {
  for (const path of paths) {
    try {
      if (path.endsWith('.lock') && now - statSync(path).mtimeMs > OLD) removeIfLeft(path);
    } catch {
      // Held, or none of ours: it stays.
    }
  }
}

/** Throws where somebody holds it. It is held while it is removed, so that nobody takes it just then. */
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

/** Whether the lock is that of the file which lies at the path. */
function isOf(lock: string, path: string): boolean {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found !== undefined && basename(lock) === `${found.dev}-${found.ino}.lock`;
}
