// Who has a project open. The writer holds a write transaction on a small SQLite file beside the project, and on
// another one, named by device and inode, in the program's own folder; the operating system frees them when the process
// dies, so a lock is never stale. The first is for other users and machines. The second holds for the file itself: it
// outlives the removal of the first, and a hard link or a new name leads to it.
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { claimOwnFiles } from './own-files.ts';

export interface Holder {
  /** Who holds it, as the holder said: a user and machine name. */
  readonly who: string;
  /** Since when, ISO 8601. */
  readonly since: string;
}

/** What is written into a lock for others to read. */
interface Asking extends Holder {
  /** Where the holder found the project. */
  readonly path: string;
}

export type LockResult =
  | { readonly held: true; release(): void }
  | {
      readonly held: false;
      readonly holder: Holder | null;
      /** By which path the holder has the file open; null where that is this very path, or not known. */
      readonly otherPath: string | null;
    };

/**
 * Tries to become the writer of the project at `path`, whose lock by device and inode lies in `folder`, if there is
 * one. Never waits. A lock file that may not be written, as of another user in a shared folder, counts as held; one
 * that is no database, as a cloud service may leave it, is nobody's and made again.
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
 * The holder of the very file at `path`, where that has it open by another path: whoever reads it by this one would
 * miss the holder's log. Null where nobody has.
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
    // Asked first, without a lock: a look at one's own path must not keep a writer out for its moment.
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
 * By which path the very file at `path` was opened for writing last, whether or not somebody has it now; null where that
 * is not known.
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

function lockFile(path: string, asking: Asking): LockResult {
  try {
    return lockAt(path, asking);
  } catch (error) {
    if (!hasCode(error, 'SQLITE_NOTADB', 'SQLITE_CORRUPT')) throw error;
    for (const suffix of ['', '-journal']) rmSync(`${path}${suffix}`, { force: true });
    return lockAt(path, asking);
  }
}

/** Null where the program's own folder takes no lock: that keeps nobody from their study, and the other lock stays. */
function lockInode(path: string, folder: string, asking: Asking): LockResult | null {
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

function lockAt(file: string, { path, who, since }: Asking): LockResult {
  const lock = new Database(file, { timeout: 0 });
  try {
    // A rollback journal: a committed row stays readable while the write transaction is held.
    lock.pragma('journal_mode = DELETE');
    // A lock that goes with the power is no loss: what tells of it need not be put on the disk.
    lock.pragma('synchronous = OFF');
    lock.transaction(() => {
      // Earlier versions made the table without the path.
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

function readHolder(lock: Database.Database): Asking | null {
  try {
    return (lock.prepare('SELECT * FROM holder').get() as Asking | undefined) ?? null;
  } catch {
    // The holder is just writing its name: it is locked, by someone not yet named.
    return null;
  }
}
