// How the log of a study begins and ends: the file says by its era and its version whether it needs one.
import type { Database } from 'better-sqlite3';
import { drawEra, nextEra, numberOf, readUserVersion, writeUserVersion } from './user-version.ts';
import { withoutWaiting } from './without-waiting.ts';

/** Prepares a connection that writes acts. All of them share the log of the file. */
export function prepareToWrite(sqlite: Database): void {
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma('wal_autocheckpoint = 0');
  // A log that begins again from its start is cut to what it then holds: its size says how much is in it.
  sqlite.pragma('journal_size_limit = 0');
}

/**
 * Prepares the connection that has opened the file for writing and begins an era of its own, in the file before the
 * log begins. Where acts are in the log already (`goesOn`), it stays as it is and the era is drawn in the log. Throws
 * SQLITE_BUSY where someone reads without end.
 */
export function beginLog(sqlite: Database, goesOn: boolean): void {
  if (goesOn || !leaveLog(sqlite)) {
    prepareToWrite(sqlite);
    // The log may begin again with this commit: its first one must follow the era of the file.
    beginNextEra(sqlite);
    writeUserVersion(sqlite, { ...readUserVersion(sqlite), era: drawEra() });
    return;
  }
  sqlite.pragma('synchronous = FULL');
  const drawn = { ...readUserVersion(sqlite), era: drawEra(), atRest: false };
  writeUserVersion(sqlite, drawn);
  // In one breath: between the two, the file looks as if it had been copied away from its log.
  sqlite.exec(
    `PRAGMA journal_mode = WAL; PRAGMA user_version = ${numberOf({ ...drawn, era: nextEra(drawn.era) })}`,
  );
  prepareToWrite(sqlite);
}

/** Goes on without a log, if no other connection needs it; whether that was so. */
export function leaveLog(sqlite: Database): boolean {
  if (sqlite.pragma('journal_mode', { simple: true }) !== 'wal') return true;
  return withoutWaiting(sqlite, () => sqlite.pragma('journal_mode = DELETE', { simple: true }) === 'delete');
}

/** Begins the next era with a commit of its own. */
export function beginNextEra(sqlite: Database): void {
  const now = readUserVersion(sqlite);
  writeUserVersion(sqlite, { ...now, era: nextEra(now.era), atRest: false });
}
