// Who has a project open. The writer holds a write transaction on a small SQLite file beside the project;
// the operating system frees it when the process dies, so a lock is never stale.
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

/** Tries to become the writer of the project at `path`. Never waits. */
export function takeLock(path: string, who: string, since: string): LockResult {
  const lock = new Database(`${path}-lock`, { timeout: 0 });
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
    const busy = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
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
