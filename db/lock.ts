// The locks of an open project. The writer holds a write transaction on a small SQLite file beside the
// project, and on a second one, named by device and inode, in the program's own folder. The operating system
// frees them when the process dies, so that a lock is never stale. The first lock tells other users and
// machines. The second belongs to the file itself: it survives the removal of the first, and is found through
// a hard link or a new name too.
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { claimOwnFiles } from './own-files.ts';

/** The program that has a project open. */
export interface Holder {
  /** Who holds it, as the holder wrote: a user and machine name. */
  readonly who: string;
  /** Since when, ISO 8601. */
  readonly since: string;
}

/** What the holder writes into a lock for others to read. */
interface Claim extends Holder {
  /** The path by which the holder opened the project. */
  readonly path: string;
}

export type LockResult =
  | { readonly held: true; release(): void }
  | {
      readonly held: false;
      readonly holder: Holder | null;
      /** The path by which the holder has the file open; null where it is this very path, or not known. */
      readonly otherPath: string | null;
    };

/**
 * Tries to become the writer of the project at `path`; the lock by device and inode lies in `folder`, if
 * given. Never waits. A lock file that may not be written, such as another user's in a shared folder, counts
 * as held. One that is not a database, as a cloud service may leave it, counts as nobody's and is made again.
 */
export function takeLock(path: string, who: string, since: string, folder?: string): LockResult {
  const asking = { path, who, since };
  const beside = lockFile(`${path}-lock`, asking);
  if (!beside.held || folder === undefined) return beside.held ? beside : { ...beside, otherPath: null };
  const ofFile = lockInode(path, folder, asking);
  if (!ofFile) return beside;
  if (!ofFile.held) {
    beside.release();
    return ofFile.otherPath === path ? { ...ofFile, otherPath: null } : ofFile;
  }
  return {
    held: true,
    release: () => {
      ofFile.release();
      beside.release();
    },
  };
}

/**
 * The holder of the file at `path`, where it is open by another path: reading it by this path would miss the
 * holder's log. Null where nobody holds it so.
 */
export function heldByOtherPath(path: string, folder: string): (Holder & { readonly path: string }) | null {
  const file = inodeLock(path, folder);
  let lock: Database.Database;
  try {
    lock = new Database(file, { timeout: 0, fileMustExist: true });
  } catch {
    return null;
  }
  try {
    // Read first without a lock: checking one's own path must not block a writer even for a moment.
    const holder = readHolder(lock);
    if (holder === null || holder.path === path) return null;
    lock.exec('BEGIN IMMEDIATE');
    return null;
  } catch (error) {
    return hasCode(error, 'SQLITE_BUSY') ? readHolder(lock) : null;
  } finally {
    lock.close();
  }
}

/**
 * The path by which the file at `path` was last opened for writing, whether or not it is open now; null where
 * that is not known.
 */
export function lastPath(path: string, folder: string): string | null {
  let lock: Database.Database;
  try {
    lock = new Database(inodeLock(path, folder), { timeout: 0, fileMustExist: true });
  } catch {
    return null;
  }
  try {
    return readHolder(lock)?.path || null;
  } finally {
    lock.close();
  }
}

function lockFile(path: string, asking: Claim): LockResult {
  try {
    return lockAt(path, asking);
  } catch (error) {
    if (!hasCode(error, 'SQLITE_NOTADB', 'SQLITE_CORRUPT')) throw error;
    for (const suffix of ['', '-journal']) rmSync(`${path}${suffix}`, { force: true });
    return lockAt(path, asking);
  }
}

/**
 * Null where the program's own folder takes no lock: nobody is kept from their study for that, and the other
 * lock remains.
 */
function lockInode(path: string, folder: string, asking: Claim): LockResult | null {
  try {
    mkdirSync(folder, { recursive: true });
    const file = inodeLock(path, folder);
    const lock = lockFile(file, asking);
    if (!lock.held) return lock;
    const unclaim = claimOwnFiles([file]);
    return {
      held: true,
      release: () => {
        lock.release();
        unclaim();
      },
    };
  } catch {
    return null;
  }
}

function inodeLock(path: string, folder: string): string {
  const { dev, ino } = statSync(path, { bigint: true });
  return join(folder, `${dev}-${ino}.lock`);
}

function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Database.SqliteError && codes.some((code) => error.code.startsWith(code));
}

function lockAt(file: string, { path, who, since }: Claim): LockResult {
  const lock = new Database(file, { timeout: 0 });
  try {
    // With a rollback journal a committed row stays readable while a write transaction is held.
    lock.pragma('journal_mode = DELETE');
    // A lock that a power failure takes away is no loss, so its row need not reach the disk.
    lock.pragma('synchronous = OFF');
    lock.transaction(() => {
      // Earlier versions created the table without the path.
      lock.exec('DROP TABLE IF EXISTS holder');
      lock.exec(
        "CREATE TABLE holder (who TEXT NOT NULL, since TEXT NOT NULL, path TEXT NOT NULL DEFAULT '') STRICT",
      );
      lock.prepare('INSERT INTO holder (who, since, path) VALUES (?, ?, ?)').run(who, since, path);
    })();
    lock.exec('BEGIN IMMEDIATE');
    return { held: true, release: () => lock.close() };
  } catch (error) {
    const busy = hasCode(error, 'SQLITE_BUSY', 'SQLITE_READONLY');
    const found = busy ? readHolder(lock) : null;
    lock.close();
    if (!busy) throw error;
    const holder = found && { who: found.who, since: found.since };
    return { held: false, holder, otherPath: found?.path || null };
  }
}

function readHolder(lock: Database.Database): Claim | null {
  try {
    return (lock.prepare('SELECT * FROM holder').get() as Claim | undefined) ?? null;
  } catch {
    // The holder is just writing its name: the project is locked, by somebody not yet named.
    return null;
  }
}
