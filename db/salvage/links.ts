// References to missing rows in a salvaged study. Rows that refer to a missing row stay, since each is true
// by itself.
import type { Database } from 'better-sqlite3';

/** Rows of one table that refer to a missing row. */
export interface LostLink {
  /** The table of the rows that refer. */
  readonly child: string;
  /** The table of the missing row. */
  readonly parent: string;
  /** The id of the missing row; for `blob`, the hash. */
  readonly id: string;
  /** How many rows refer to it. */
  readonly count: number;
}

/** Every reference to a missing row. */
export function* lostLinks(sqlite: Database): Generator<LostLink> {
  const references = sqlite
    .prepare(
      `SELECT m.name, f."from", f."table", f."to" FROM sqlite_schema m, pragma_foreign_key_list(m.name) f
       WHERE m.type = 'table' ORDER BY f."table", m.name, f."from"`,
    )
    .raw()
    .all() as [table: string, column: string, parent: string, key: string][];
  for (const [child, column, parent, key] of references) {
    const rows = sqlite
      .prepare(
        `SELECT "${column}", count(*) FROM "${child}" AS child WHERE "${column}" IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM "${parent}" AS parent WHERE parent."${key}" = child."${column}")
         GROUP BY "${column}"`,
      )
      .raw()
      .all() as [id: string, count: number][];
    for (const [id, count] of rows) yield { child, parent, id, count };
  }
}

/** The ids of missing rows that others refer to, by table; for `blob`, the hashes. */
export function lostParents(sqlite: Database): ReadonlyMap<string, ReadonlySet<string>> {
  const lost = new Map<string, Set<string>>();
  for (const { parent, id } of lostLinks(sqlite)) lost.set(parent, (lost.get(parent) ?? new Set()).add(id));
  return lost;
}
