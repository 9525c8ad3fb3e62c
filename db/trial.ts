// Tells whether rows from elsewhere could form a project: by the described fields, and by inserting them into
// an empty project in memory.
import Database from 'better-sqlite3';
import type { TableName } from '#core/records.ts';
import { rowsOfNoKind } from './kinds.ts';
import { migrate, readMigrations } from './migrations.ts';
import { write } from './references.ts';
import { planOf, toDriver } from './row-plans.ts';
import { storable } from './write.ts';

/**
 * What keeps these rows and blobs from forming a project, in SQLite's words: a value that a column does not
 * take, a second row where only one may be, a reference to nothing. Null where they can form one.
 */
export function faultOf(
  rows: Iterable<readonly [TableName, readonly object[]]>,
  blobHashes: Iterable<string>,
): string | null {
  const sqlite = new Database(':memory:');
  try {
    migrate(sqlite, readMigrations(), 0, '');
    withoutIndexes(sqlite);
    sqlite.exec('BEGIN');
    const blob = sqlite.prepare("INSERT INTO blob (hash, bytes) VALUES (?, x'')");
    for (const hash of new Set(blobHashes)) blob.run(hash);
    for (const [table, list] of rows) {
      const plan = planOf(table);
      for (const row of list) write(sqlite, plan.insert, toDriver(storable(row), plan));
    }
    sqlite.exec('COMMIT');
    const [unkind] = rowsOfNoKind(sqlite);
    return unkind ? `${unkind.table}: ${unkind.count} of no known kind` : null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    sqlite.close();
  }
}

/** Drops the indexes that enforce nothing: they would only take time and memory here. */
function withoutIndexes(sqlite: Database.Database): void {
  const plain = sqlite.prepare(
    `SELECT name FROM sqlite_schema WHERE type = 'index' AND sql NOT NULL AND sql NOT LIKE 'CREATE UNIQUE%'`,
  );
  for (const name of plain.pluck().all()) sqlite.exec(`DROP INDEX "${String(name)}"`);
}
