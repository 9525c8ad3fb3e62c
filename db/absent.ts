// Originals that a file of a team does not have yet. They are large and seldom looked at, so texts come first. Until an original is
// here, its row of `blob` has no bytes, and `blob_absent` says how many there will be.
import Sqlite, { type Database } from 'better-sqlite3';
import { AppError } from '#core/errors.ts';
import type { Coming } from '#core/team/link-state.ts';
import type { ReadDb } from './handles.ts';
import { statement } from './statements.ts';

/** An original that is not here, with its size in bytes. */
export interface AbsentBlob {
  readonly hash: string;
  readonly size: number;
}

/** The columns that name originals: what is named by any other one is needed for reading and coding. */
export const OF_ORIGINALS: ReadonlySet<string> = new Set(['source original_hash', 'exchange_file file_hash']);

/**
 * Those that are still to come: of sources and files that were removed meanwhile, none. Nobody opens these, and the place may not
 * keep them any more; an undo has them come again.
 */
const TO_COME = `FROM blob_absent WHERE hash IN (${[...OF_ORIGINALS]
  .map((named) => named.split(' '))
  .map(([table, column]) => `SELECT "${column}" FROM "${table}"`)
  .join(' UNION ')})`;

/** How many originals are still to come, and their bytes. */
export function comingOf({ sqlite }: ReadDb): Coming {
  const [count, bytes, off] = sqlite
    .prepare(`SELECT count(*), coalesce(sum(size), 0), count(is_put_off) ${TO_COME}`)
    .raw()
    .get() as [number, number, number];
  return { count, bytes, isPutOff: count > 0 && off === count };
}

/** How many originals the study at a path does not have, and their bytes; the file is only read. */
export function lackingAt(path: string): Pick<Coming, 'count' | 'bytes'> {
  const sqlite = new Sqlite(path, { readonly: true, fileMustExist: true });
  try {
    // A study of an earlier schema has all that it names.
    const hasAbsent = sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'blob_absent'").get();
    return hasAbsent === undefined ? { count: 0, bytes: 0 } : comingOf({ sqlite });
  } finally {
    sqlite.close();
  }
}

/** The originals that are still to come, small ones first; `isAll`: also those that are put off. */
export function absentBlobs({ sqlite }: ReadDb, isAll = true): AbsentBlob[] {
  const some = isAll ? '' : 'AND is_put_off IS NULL';
  return sqlite.prepare(`SELECT hash, size ${TO_COME} ${some} ORDER BY size, hash`).all() as AbsentBlob[];
}

/** This original; undefined where it is not still to come. */
export function absentBlob({ sqlite }: ReadDb, hash: string): AbsentBlob | undefined {
  const asked = statement(sqlite, 'SELECT hash, size FROM blob_absent WHERE hash = ?');
  return asked.get(hash) as AbsentBlob | undefined;
}

/** Whether this blob is still to come. */
export function isAbsent(db: ReadDb, hash: string): boolean {
  return absentBlob(db, hash) !== undefined;
}

/** Puts off all originals that are still to come, or has them come again. */
export function putOff({ sqlite }: ReadDb, isPutOff: boolean): void {
  sqlite.prepare('UPDATE blob_absent SET is_put_off = ?').run(isPutOff ? 1 : null);
}

/** Why an original cannot be read: it is still to come, or never comes, since this is the file of no team any more. */
export function absenceOf(db: ReadDb, hash: string): AppError {
  const key = isOfTeam(db) ? 'errors:original_coming' : 'errors:original_never';
  return new AppError('not_found', key, { id: hash });
}

function isOfTeam({ sqlite }: ReadDb): boolean {
  return sqlite.prepare('SELECT 1 FROM team').get() !== undefined;
}

/** Keeps what has come. Returns whether it was still to come. */
export function fillAbsent(sqlite: Database, hash: string, bytes: Uint8Array): boolean {
  const isAwaited = statement(sqlite, 'DELETE FROM blob_absent WHERE hash = ?').run(hash).changes > 0;
  if (isAwaited) statement(sqlite, 'UPDATE blob SET bytes = ? WHERE hash = ?').run(bytes, hash);
  return isAwaited;
}

/**
 * Throws `conflict` while originals are still to come: what is written of the whole study would lack them. So it does in a file
 * that is of no team any more, to which they come no more, unless `withoutLost`.
 */
export function expectOriginals(db: ReadDb, { withoutLost = false } = {}): void {
  const { count, bytes } = comingOf(db);
  if (count === 0) return;
  if (withoutLost && !isOfTeam(db)) return;
  const key = isOfTeam(db) ? 'errors:originals_coming' : 'errors:originals_never';
  throw new AppError('conflict', key, { count, megabytes: Math.ceil(bytes / 1e6) });
}

/** The hashes of the originals that are not here. */
export function hashesAbsent(db: ReadDb): ReadonlySet<string> {
  return new Set(absentBlobs(db).map(({ hash }) => hash));
}
