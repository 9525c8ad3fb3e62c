// Every opening of a project goes through here: a foreign, newer or damaged file is refused in words and
// never written to.
import {
  accessSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '#core/errors.ts';
import type { ReadDb } from './handles.ts';
import { takeLock, type Holder } from './lock.ts';
import { APPLICATION_ID, appliedCount, migrate, readMigrations, type Migration } from './migrations.ts';
import { Store } from './store.ts';

export interface OpenOptions {
  /** Who opens it, told to others who try: a user and machine name. */
  readonly who: string;
  /** The present time, ISO 8601. */
  readonly now: string;
  /** Where a copy goes before a migration; without it, beside the project. */
  readonly snapshots?: string;
  /** Open for reading only, even where writing were possible. */
  readonly readOnly?: boolean;
  /** Other migrations than this version's: for tests of earlier and later schemas. */
  readonly migrations?: readonly Migration[];
}

/** Makes a new, empty project file with its schema and opens it. Throws `conflict` when the file exists. */
export function createStore(path: string, options: OpenOptions): Store {
  const name = basename(path);
  if (existsSync(path)) throw new AppError('conflict', 'errors:file_exists', { name });
  const folder = dirname(path);
  try {
    mkdirSync(folder, { recursive: true });
  } catch {
    throw new AppError('invalid', 'errors:folder_not_writable', { folder });
  }
  if (!isWritable(folder)) throw new AppError('invalid', 'errors:folder_not_writable', { folder });
  const lock = lockNew(path, options);
  if (!lock.held) throw lockedBy(name, lock.holder);
  try {
    const sqlite = new Database(path);
    // The schema goes into the file itself before the write-ahead log begins: the file says at once what it is.
    migrate(sqlite, options.migrations ?? readMigrations(), 0, options.now);
    settle(sqlite);
    return new Store({
      path: truePath(path),
      sqlite,
      readOnly: false,
      holder: null,
      release: lock.release,
    });
  } catch (error) {
    lock.release();
    removeProjectFiles(path);
    throw error;
  }
}

/**
 * Opens a project. Where someone else has it, or it cannot be written, it opens read-only (from a read-only
 * folder, a temporary copy). With `readOnly`, one of an older schema that someone else has opens as a temporary
 * copy too. Throws `not_found`, `unsupported` (not a project, newer, foreign) or `invalid`
 * (damaged).
 */
export function openStore(asked: string, options: OpenOptions): Store {
  const migrations = options.migrations ?? readMigrations();
  if (!existsSync(asked)) throw new AppError('not_found', 'errors:no_such_file', { name: basename(asked) });
  const path = truePath(asked);
  const name = basename(path);
  refuseForeign(path, name);
  if (!isWritable(dirname(path)) || !isWritable(path)) return openCopy(path, migrations);
  if (options.readOnly) {
    // Whoever only reads is not kept out by an older schema: it is brought up to date as for a writer.
    if (isOlder(path, migrations)) updateUnlessHeld(path, { ...options, migrations });
    return isOlder(path, migrations)
      ? openCopy(path, migrations, copyLive)
      : openReadOnly(path, migrations, null);
  }

  const lock = takeLock(path, options.who, options.now);
  if (!lock.held) return openReadOnly(path, migrations, lock.holder);
  try {
    const uncleanlyClosed = existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0;
    const sqlite = new Database(path, { fileMustExist: true });
    return guarded(sqlite, name, () => {
      const applied = appliedCount(sqlite, migrations, name);
      if (uncleanlyClosed) refuseDamaged(sqlite, name);
      if (applied < migrations.length) {
        snapshotBefore(sqlite, path, options);
        settle(sqlite);
        migrate(sqlite, migrations, applied, options.now);
      } else {
        settle(sqlite);
      }
      return new Store({
        path,
        sqlite,
        readOnly: false,
        holder: null,
        release: lock.release,
      });
    });
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * A second connection, for reading only, to the file of a project that this program has open: for work in another
 * thread. Close it before the project is closed.
 */
export function openBeside(file: string): ReadDb & { readonly close: () => void } {
  const sqlite = new Database(file, { readonly: true, fileMustExist: true });
  // Whole texts are read once: a cache would hold them twice.
  sqlite.pragma('cache_size = -256');
  return { sqlite, close: () => sqlite.close() };
}

/** The one path of a file that is there: through a link, two programs would each hold a lock of their own. */
export function truePath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}

function openReadOnly(path: string, migrations: readonly Migration[], holder: Holder | null): Store {
  const name = basename(path);
  const sqlite = new Database(path, { readonly: true, fileMustExist: true });
  return guarded(sqlite, name, () => {
    if (appliedCount(sqlite, migrations, name) < migrations.length) {
      throw new AppError('unsupported', 'errors:older_read_only', { name });
    }
    return new Store({ path, sqlite, readOnly: true, holder, release: () => undefined });
  });
}

function isOlder(path: string, migrations: readonly Migration[]): boolean {
  const name = basename(path);
  const sqlite = new Database(path, { readonly: true, fileMustExist: true });
  try {
    return appliedCount(sqlite, migrations, name) < migrations.length;
  } catch (error) {
    throw isDamage(error) ? new AppError('invalid', 'errors:damaged_project', { name }) : error;
  } finally {
    sqlite.close();
  }
}

function updateUnlessHeld(path: string, options: OpenOptions): void {
  try {
    openStore(path, { ...options, readOnly: false }).close();
  } catch (error) {
    if (!(error instanceof AppError) || error.key !== 'errors:older_read_only') throw error;
  }
}

/** Of a folder that cannot be written: nobody writes there meanwhile. */
function copyFiles(path: string, copy: string): void {
  copyFileSync(path, copy);
  if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${copy}-wal`);
}

/** Of a project that another program is writing: as it stands after that program's last command. */
function copyLive(path: string, copy: string): void {
  const sqlite = new Database(path, { readonly: true, fileMustExist: true });
  try {
    sqlite.prepare('VACUUM INTO ?').run(copy);
  } finally {
    sqlite.close();
  }
}

/** A temporary copy, brought up to date, for reading only. */
function openCopy(path: string, migrations: readonly Migration[], copyTo = copyFiles): Store {
  const name = basename(path);
  const folder = mkdtempSync(join(tmpdir(), 'concord-copy-'));
  const copy = join(folder, name);
  const clear = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    copyTo(path, copy);
    const sqlite = new Database(copy, { fileMustExist: true });
    return guarded(sqlite, name, () => {
      const applied = appliedCount(sqlite, migrations, name);
      if (applied < migrations.length) migrate(sqlite, migrations, applied, new Date().toISOString());
      sqlite.pragma('query_only = ON');
      return new Store({ path, sqlite, readOnly: true, holder: null, release: clear });
    });
  } catch (error) {
    clear();
    throw error;
  }
}

/** Some folders say that they may be written to and then refuse: a disk mounted for reading, a full one. */
function lockNew(path: string, options: OpenOptions): ReturnType<typeof takeLock> {
  try {
    return takeLock(path, options.who, options.now);
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    throw new AppError('invalid', 'errors:folder_not_writable', { folder: dirname(path) });
  }
}

/** Reads the header by hand, so that a file which is not ours is not even opened by SQLite. */
function refuseForeign(path: string, name: string): void {
  if (!statSync(path).isFile()) throw new AppError('unsupported', 'errors:not_a_project', { name });
  const header = Buffer.alloc(100);
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    throw new AppError('invalid', 'errors:file_not_readable', { name });
  }
  const read = readSync(file, header, 0, 100, 0);
  closeSync(file);
  if (read < 100 || header.toString('latin1', 0, 16) !== 'SQLite format 3\0') {
    throw new AppError('unsupported', 'errors:not_a_project', { name });
  }
  // Offset 68: the application id, big-endian (SQLite file format, 1.3).
  if (header.readUInt32BE(68) !== APPLICATION_ID)
    throw new AppError('unsupported', 'errors:not_a_project', { name });
}

function refuseDamaged(sqlite: Database.Database, name: string): void {
  const result = sqlite.pragma('quick_check(1)', { simple: true });
  if (result !== 'ok') throw new AppError('invalid', 'errors:damaged_project', { name });
}

/** Runs what may meet a damaged file; closes it and says so in our words. */
function guarded(sqlite: Database.Database, name: string, run: () => Store): Store {
  try {
    return run();
  } catch (error) {
    sqlite.close();
    throw isDamage(error) ? new AppError('invalid', 'errors:damaged_project', { name }) : error;
  }
}

/** Whether SQLite says the file is damaged, or lacks the tables every project has. */
export function isDamage(error: unknown): boolean {
  if (!(error instanceof Database.SqliteError)) return false;
  return (
    error.code.startsWith('SQLITE_CORRUPT') ||
    error.code === 'SQLITE_NOTADB' ||
    /no such table: (migration|project)/.test(error.message)
  );
}

/** Whether SQLite could not write: a full disk, one that is gone, one that has become read-only. */
export function isUnwritable(error: unknown): error is Error & { code: string } {
  return error instanceof Database.SqliteError && /^SQLITE_(?:FULL|IOERR|READONLY|CANTOPEN)/.test(error.code);
}

function settle(sqlite: Database.Database): void {
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
}

function snapshotBefore(sqlite: Database.Database, path: string, options: OpenOptions): void {
  const folder = options.snapshots ?? dirname(path);
  mkdirSync(folder, { recursive: true });
  const stamp = options.now.replaceAll(/[:.]/g, '-');
  const target = join(folder, `${basename(path, '.concord')}.before-update-${stamp}.concord`);
  sqlite.prepare('VACUUM INTO ?').run(target);
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function removeProjectFiles(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-lock']) rmSync(`${path}${suffix}`, { force: true });
}

function lockedBy(name: string, holder: Holder | null): AppError {
  return new AppError('locked', 'errors:locked', {
    name,
    who: holder?.who ?? '?',
    since: holder?.since ?? '?',
  });
}
