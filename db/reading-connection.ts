// A second connection to a project that this program has open, for code that only reads, such as a worker thread.
import Database from 'better-sqlite3';
import type { ReadDb } from './handles.ts';
import { expectLent, type LentFile } from './own-files.ts';

/**
 * Connects to the project whose main connection has this path (`db.sqlite.name`). The file was checked when
 * the project was opened. The connection sees every command that was acknowledged.
 */
export function connectToRead(path: string): ReadDb & Disposable {
  const sqlite = new Database(path, { readonly: true, fileMustExist: true });
  return { sqlite, [Symbol.dispose]: () => sqlite.close() };
}

/**
 * The same for a thread, to the file that it was lent. Throws `conflict` where that file is no longer in its
 * place.
 */
export function connectToLent(file: LentFile): ReadDb & Disposable {
  const db = connected(file);
  try {
    expectLent(file);
    return db;
  } catch (error) {
    db[Symbol.dispose]();
    throw error;
  }
}

function connected(file: LentFile): ReadDb & Disposable {
  try {
    return connectToRead(file.path);
  } catch (error) {
    expectLent(file);
    throw error;
  }
}
