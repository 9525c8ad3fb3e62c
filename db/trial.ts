// Whether rows from elsewhere could be a project: by what the schema says of their fields, and tried in an empty one in
// memory.
import Database from 'better-sqlite3';
import { ChangeRecorder } from '#core/change.ts';
import type { Records, TableName } from '#core/records.ts';
import { rowsOfNoKind } from './kinds.ts';
import { migrate, readMigrations } from './migrations.ts';
import { insert } from './write.ts';

/**
 * What keeps these rows and blobs from being a project together, in the words of the database: a value that a column
 * does not take, a second row where there can be one, a reference to nothing. Null where nothing does.
 */
export function faultOf(
  rows: Iterable<readonly [TableName, readonly object[]]>,
  blobHashes: Iterable<string>,
): string | null {
  const sqlite = new Database(':memory:');
  try {
    migrate(sqlite, readMigrations(), 0, '');
    sqlite.exec('BEGIN');
    const blob = sqlite.prepare("INSERT INTO blob (hash, bytes) VALUES (?, x'')");
    for (const hash of new Set(blobHashes)) blob.run(hash);
    const db = { sqlite, recorder: new ChangeRecorder() };
    // What is no such row is what is looked for.
    for (const [table, list] of rows) for (const row of list) insert(db, table, row as Records[TableName]);
    sqlite.exec('COMMIT');
    const [unkind] = rowsOfNoKind(sqlite);
    return unkind ? `${unkind.table}: ${unkind.count} of no known kind` : null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    sqlite.close();
  }
}
