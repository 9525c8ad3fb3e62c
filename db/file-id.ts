// Identifies the file, apart from the project in it. Copies of a project share the project's id; each file
// has a GUID of its own, so that what is kept for one file is never taken for another's.
import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { ReadDb } from './handles.ts';
import { statement } from './statements.ts';

/** The GUID of this file. */
export function fileIdOf({ sqlite }: ReadDb): string {
  return String(statement(sqlite, 'SELECT id FROM file').pluck().get());
}

/**
 * Gives a file that was made as a copy of another a new GUID, and returns it. This is not an act: the study
 * stays as it is.
 */
export function drawFileId(sqlite: Database): string {
  const id = randomUUID();
  giveFileId(sqlite, id);
  return id;
}

/** Gives a file this GUID, under which its snapshots are kept. Does nothing in a schema without file ids. */
export function giveFileId(sqlite: Database, id: string): void {
  const hasPlace = sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'file'").get() !== undefined;
  if (hasPlace) sqlite.prepare('UPDATE file SET id = ?').run(id);
}

/**
 * The secret from which the pseudonyms and ids of a package without names are drawn. Must never be written to
 * any other file but those of the study's own team, whose members see the names anyway.
 */
export function pseudonymKeyOf({ sqlite }: ReadDb): Uint8Array {
  return sqlite.prepare('SELECT pseudonym_key FROM file').pluck().get() as Buffer;
}
