// Who has a project open. The writer holds a write transaction on a small SQLite file beside the project;
// the operating system frees it when the process dies, so a lock is never stale.
import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';

export interface Holder {
  /** Who holds it, as the holder said: a user and machine name. */
  readonly who: string;
  /** Since when, ISO 8601. */
  readonly since: string;
}

export type LockResult =
  | { readonly held: true; release(): void }
  | { readonly held: false; readonly holder: Holder | null };

/**
 * Tries to become the writer of the project at `path`. Never waits. A lock file that may not be written, as of
 * another user in a shared folder, counts as held; one that is no database, as a cloud service may leave it, is
 * nobody's and made anew.
 */
export function takeLock(path: string, who: string, since: string): LockResult {
  try {
    return lockAt(`${path}-lock`, who, since);
  } catch (error) {
    if (!hasCode(error, 'SQLITE_NOTADB', 'SQLITE_CORRUPT')) throw error;
    for (const suffix of ['-lock', '-lock-journal']) rmSync(`${path}${suffix}`, { force: true });
    return lockAt(`${path}-lock`, who, since);
  }
}

function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Database.SqliteError && codes.some((code) => error.code.startsWith(code));
}

function lockAt(path: string, who: string, since: string): LockResult {
  const lock = new Database(path, { timeout: 0 });
  try {
    // A rollback journal: a committed row stays readable while the write transaction is held.
    lock.pragma('journal_mode = DELETE');
    lock.exec('CREATE TABLE IF NOT EXISTS holder (who TEXT NOT NULL, since TEXT NOT NULL) STRICT');
    lock.transaction(() => {
      lock.exec('DELETE FROM holder');
      lock.prepare('INSERT INTO holder (who, since) VALUES (?, ?)').run(who, since);
    })();
    lock.exec('BEGIN IMMEDIATE');
    return { held: true, release: () => lock.close() };
  } catch (error) {
    const busy = hasCode(error, 'SQLITE_BUSY', 'SQLITE_READONLY');
    const holder = busy ? readHolder(lock) : null;
    lock.close();
    if (!busy) throw error;
    return { held: false, holder };
  }
}

function readHolder(lock: Database.Database): Holder | null {
  try {
    return (lock.prepare('SELECT who, since FROM holder').get() as Holder | undefined) ?? null;
  } catch {
    // The holder is just writing its name: it is locked, by someone not yet named.
    return null;
  }
}
