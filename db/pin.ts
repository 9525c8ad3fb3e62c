// A reader that stays at one state of a study, whatever is done to it meanwhile.
import Database from 'better-sqlite3';

/** A reader that is kept at a state. Whoever has it closes it. */
export type Pinned = Database.Database;

/** Keeps a reader at the last committed state of a study that anyone has open. */
export function pin(path: string): Pinned {
  const reader = new Database(path, { readonly: true, fileMustExist: true });
  try {
    reader.exec('BEGIN');
    // A transaction has a state from its first reading on.
    reader.prepare('SELECT count(*) FROM sqlite_schema').get();
    return reader;
  } catch (error) {
    reader.close();
    throw error;
  }
}
