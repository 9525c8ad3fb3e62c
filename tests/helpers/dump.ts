import type { Store } from '#db/store.ts';

/**
 * Every row of every table but the history, ordered by key: what "equal" means in the laws. Texts once kept
 * stay, so blobs are no part of it; nor is which file it is.
 */
export function dump(store: Store): string {
  const { sqlite } = store.db;
  const tables = sqlite
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('change', 'blob', 'file', 'text_sketch', 'row_act') ORDER BY name",
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
