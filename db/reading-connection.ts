// A second connection to a project that this program has open already, for a worker thread that only reads.
import Database from 'better-sqlite3';
import type { ReadDb } from './handles.ts';

/**
 * Connects to the project whose main connection has this path (`db.sqlite.name`). The file was checked when the
 * project was opened. Sees every command that has been acknowledged.
 */
export function connectToRead(path: string): ReadDb & Disposable {
  const sqlite = new Database(path, { readonly: true, fileMustExist: true });
  return { sqlite, [Symbol.dispose]: () => sqlite.close() };
}
