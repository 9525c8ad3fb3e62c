// A reader that keeps to one state of a study, whatever is written meanwhile.
import Database from 'better-sqlite3';

/** A reader held at one state. The caller closes it. */
export type Pinned = Database.Database;

/** Opens a reader at the last committed state of a study that anyone may have open. */
export function pin(path: string): Pinned {
  const reader = new Database(path, { readonly: true, fileMustExist: true });
  try {
    reader.exec('BEGIN');
    // A transaction sees the state as of its first read.
    reader.prepare('SELECT count(*) FROM sqlite_schema').get();
    return reader;
  } catch (error) {
    reader.close();
    throw error;
  }
}
