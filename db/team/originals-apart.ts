// Takes large originals out of a copy of a study that is sent to a team: they travel apart from it, so that texts come first.
import type { Database } from 'better-sqlite3';
import { type AbsentBlob, OF_ORIGINALS } from '../absent.ts';
import { columnsOfBlobs } from '../blob-columns.ts';
import { statement } from '../statements.ts';

/** From how many bytes on an original travels apart from the study. Fetching smaller ones one by one would take longer. */
const APART_FROM_BYTES = 64 * 1024;

/** The originals in a study that can travel apart from it, with their sizes. */
export function originalsApart(sqlite: Database): AbsentBlob[] {
  const [originals, others] = [true, false].map((is) =>
    columnsOfBlobs(sqlite)
      .filter(([table, column]) => OF_ORIGINALS.has(`${table} ${column}`) === is)
      .map(([table, column]) => `SELECT "${column}" FROM "${table}" WHERE "${column}" IS NOT NULL`)
      .join(' UNION '),
  );
  return sqlite
    .prepare(
      `SELECT hash, octet_length(bytes) AS size FROM blob WHERE octet_length(bytes) >= ?
         AND hash IN (${originals}) AND hash NOT IN (${others}) ORDER BY hash`,
    )
    .all(APART_FROM_BYTES) as AbsentBlob[];
}

/** Takes the bytes of an original out of a copy of a study. */
export function takeOut(sqlite: Database, { hash, size }: AbsentBlob): void {
  statement(sqlite, 'INSERT INTO blob_absent (hash, size) VALUES (?, ?)').run(hash, size);
  statement(sqlite, "UPDATE blob SET bytes = x'' WHERE hash = ?").run(hash);
}
