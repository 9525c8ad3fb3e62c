// Creates the file of a new project: with its schema, without rows.
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '#core/errors.ts';
import { diskTrouble } from './disk-trouble.ts';
import { takeLock, type Holder } from './lock.ts';
import { migrate, readMigrations } from './migrations.ts';
import type { OpenOptions } from './open-options.ts';
import { isWritable, truePath } from './place.ts';
import { Store } from './store.ts';
import { beginLog } from './begin-log.ts';

/**
 * Creates an empty project file with its schema and opens it. `name` is its final name, where the file is
 * made under another one. Throws `conflict` when the file exists.
 */
export function createStore(path: string, options: OpenOptions, name = basename(path)): Store {
  if (existsSync(path)) throw new AppError('conflict', 'errors:file_exists', { name });
  const folder = dirname(path);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw notWritable(error, folder, name);
  }
  if (!isWritable(folder)) throw new AppError('invalid', 'errors:folder_not_writable', { folder });
  const lock = lockNew(path, name, options);
  if (!lock.held) throw lockedBy(name, lock.holder);
  try {
    const sqlite = new Database(path);
    // The schema goes into the file itself, before the write-ahead log begins, so that the file is recognised
    // at once.
    migrate(sqlite, options.migrations ?? readMigrations(), 0, options.now);
    beginLog(sqlite, false);
    return new Store({
      path: truePath(path),
      sqlite,
      readOnly: false,
      holder: null,
      notes: [],
      release: lock.release,
    });
  } catch (error) {
    lock.release();
    removeProjectFiles(path);
    throw error;
  }
}

/** The error for a folder that claims to be writable and then refuses: a disk mounted for reading, or a full one. */
function notWritable(error: unknown, folder: string, name: string): AppError {
  const trouble = diskTrouble(error, name);
  if (trouble?.key === 'errors:disk_full') return trouble;
  return new AppError('invalid', 'errors:folder_not_writable', { folder });
}

function lockNew(path: string, name: string, options: OpenOptions): ReturnType<typeof takeLock> {
  try {
    return takeLock(path, options.who, options.now);
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    throw notWritable(error, dirname(path), name);
  }
}

function lockedBy(name: string, holder: Holder | null): AppError {
  return new AppError('locked', 'errors:locked', {
    name,
    who: holder?.who ?? '?',
    since: holder?.since ?? '?',
  });
}

function removeProjectFiles(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-lock']) rmSync(`${path}${suffix}`, { force: true });
}
