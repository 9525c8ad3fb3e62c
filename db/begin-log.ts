// Begins and ends the write-ahead log of a study. The era and the version bytes in the file say whether it
// needs its log.
import Database from 'better-sqlite3';
import { drawEra, nextEra, numberOf, readUserVersion, writeUserVersion } from './user-version.ts';
import { withoutWaiting } from './without-waiting.ts';

/** Prepares a connection for writing acts. All such connections share the log of the file. */
export function prepareToWrite(sqlite: Database.Database): void {
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma('wal_autocheckpoint = 0');
  // When the log starts again from its beginning it is cut to its new content, so that its size says how much
  // is in it.
  sqlite.pragma('journal_size_limit = 0');
}

/**
 * Prepares the connection that opened the file for writing, and begins a new era: in the file itself, before
 * the log begins. With `goesOn` the log already holds acts; it then stays, and the new era is written into
 * the log. Throws SQLITE_BUSY where a reader never ends.
 */
export function beginLog(sqlite: Database.Database, goesOn: boolean): void {
  if (goesOn || !leaveLog(sqlite)) {
    prepareToWrite(sqlite);
    // This commit may restart the log, whose first commit must carry the era that follows the file's.
    beginNextEra(sqlite);
    writeUserVersion(sqlite, { ...readUserVersion(sqlite), era: drawEra() });
    return;
  }
  sqlite.pragma('synchronous = FULL');
  const drawn = { ...readUserVersion(sqlite), era: drawEra(), atRest: false };
  writeUserVersion(sqlite, drawn);
  // In a single call: between the two pragmas the file looks as if it had been copied away from its log.
  sqlite.exec(
    `PRAGMA journal_mode = WAL; PRAGMA user_version = ${numberOf({ ...drawn, era: nextEra(drawn.era) })}`,
  );
  prepareToWrite(sqlite);
}

/** Switches to working without a log if no other connection needs it. Returns whether it did. */
export function leaveLog(sqlite: Database.Database): boolean {
  if (sqlite.pragma('journal_mode', { simple: true }) !== 'wal') return true;
  return withoutWaiting(sqlite, () => sqlite.pragma('journal_mode = DELETE', { simple: true }) === 'delete');
}

/** Begins the next era with a commit of its own. */
export function beginNextEra(sqlite: Database.Database): void {
  const now = readUserVersion(sqlite);
  writeUserVersion(sqlite, { ...now, era: nextEra(now.era), atRest: false });
}

/**
 * Closes a connection without folding: the last connection that can write folds the log as it closes, so a
 * reader is kept open meanwhile.
 */
export function closeUnfolded(sqlite: Database.Database): void {
  const reader = new Database(sqlite.name, { readonly: true, fileMustExist: true });
  // A connection opens the file only when it reads.
  reader.pragma('schema_version');
  sqlite.close();
  reader.close();
}
