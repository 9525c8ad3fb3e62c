// Where rows name texts and files.
import type { Database } from 'better-sqlite3';

/** The columns that name blobs, according to the schema. */
export function columnsOfBlobs(sqlite: Database): [table: string, column: string][] {
  return sqlite
    .prepare(
      `SELECT tables.name, named."from" FROM sqlite_schema AS tables, pragma_foreign_key_list(tables.name) AS named
       WHERE tables.type = 'table' AND named."table" = 'blob'`,
    )
    .raw()
    .all() as [string, string][];
}
