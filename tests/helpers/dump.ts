import type { Store } from '#db/store.ts';

/**
 * Every row of every table except the history, ordered by key: the state that the laws compare. Leaves out blobs, which
 * stay after an undo, the identity of the file, its part in a team, and what was
 * displayed to whom, which no act writes.
 */
export function dump(store: Store): string {
  const { sqlite } = store.db;
  const tables = sqlite
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('change', 'blob', 'file', 'text_sketch', 'row_act', 'displayed', 'number_read', 'team', 'team_held', 'team_remark') ORDER BY name",
    )
    .pluck()
    .all() as string[];
  return tables
    .map(
      (table) =>
        `${table}\n${sqlite
          .prepare(`SELECT * FROM "${table}" ORDER BY 1`)
          .all()
          .map((row) => JSON.stringify(row))
          .join('\n')}`,
    )
    .join('\n\n');
}
