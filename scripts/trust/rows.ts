// The rows of two studies, held against each other.
import { hash } from 'node:crypto';
import Database from 'better-sqlite3';
import type { FreshProject } from '#db/salvage/report.ts';

/** What is made anew in every file, or from what stands elsewhere in it. */
export const madeAnew: ReadonlySet<string> = new Set(['file', 'migration', 'row_act', 'text_sketch']);

/** Every row of a study as JSON, under its table and key. Of the history, what was done and not how it is chained. */
export function rowsIn(path: string): Map<string, string> {
  const sqlite = new Database(path, { readonly: true });
  try {
    const rows = new Map<string, string>();
    const tables = sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
    for (const table of tables as string[]) {
      if (madeAnew.has(table)) continue;
      for (const row of sqlite.prepare(`SELECT * FROM "${table}"`).iterate() as IterableIterator<
        Record<string, unknown>
      >) {
        const { link: _link, digest: _digest, ...told } = row;
        rows.set(
          `${table} ${String(Object.values(row)[0])}`,
          JSON.stringify(Object.values(told).map(shortened)),
        );
      }
    }
    return rows;
  } finally {
    sqlite.close();
  }
}

/**
 * How many rows of a study another has, and which rows it has that the study never had, but for those of a project that
 * salvage says it made.
 */
export function compareRows(
  was: ReadonlyMap<string, string>,
  is: ReadonlyMap<string, string>,
  fresh: FreshProject | null = null,
): { readonly kept: number; readonly wrong: readonly string[] } {
  const kept = [...is].filter(([key, row]) => was.get(key) === row).length;
  const made = new Set(fresh?.made.map(({ table, id }) => `${table} ${id}`));
  const wrong = [...is].filter(([key, row]) => was.get(key) !== row && !made.has(key)).map(([key]) => key);
  return { kept, wrong };
}

/** Bytes by their sum, which is all that is needed to hold them against others. */
export function shortened(value: unknown): unknown {
  return Buffer.isBuffer(value) ? hash('sha256', value) : value;
}
