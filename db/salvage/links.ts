// References in a salvaged study that lead to nothing: the rows they name were there once. Rows that refer to them stay,
// since each is true by itself.
import type { Database } from 'better-sqlite3';

/** The ids of rows that others refer to and that are not there, by their table; of `blob`, the hashes. */
export function lostParents(sqlite: Database): ReadonlyMap<string, ReadonlySet<string>> {
  const lost = new Map<string, Set<string>>();
  const references = sqlite
    .prepare(
      `SELECT m.name, f."from", f."table", f."to" FROM sqlite_schema m, pragma_foreign_key_list(m.name) f
       WHERE m.type = 'table' ORDER BY f."table", m.name, f."from"`,
    )
    .raw()
    .all() as [table: string, column: string, parent: string, key: string][];
  for (const [table, column, parent, key] of references) {
    const ids = sqlite
      .prepare(
        `SELECT DISTINCT "${column}" FROM "${table}" AS child WHERE "${column}" IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM "${parent}" AS parent WHERE parent."${key}" = child."${column}")`,
      )
      .pluck()
      .all() as string[];
    if (ids.length > 0) lost.set(parent, new Set([...(lost.get(parent) ?? []), ...ids]));
  }
  return lost;
}
