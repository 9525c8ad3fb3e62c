// Compares the rows of two studies.
import { hash } from 'node:crypto';
import Database from 'better-sqlite3';
import type { FreshProject } from '#db/salvage/report.ts';

/** Tables that every file makes for itself, or that are derived from others. */
export const uncomparedTables: ReadonlySet<string> = new Set(['file', 'migration', 'row_act', 'text_sketch']);

/**
 * Every row of a study as JSON, by table and key. For the history, what was done but not how its digests are chained.
 */
export function rowsIn(path: string): Map<string, string> {
  const sqlite = new Database(path, { readonly: true });
  try {
    const rows = new Map<string, string>();
    const tables = sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
    for (const table of tables as string[]) {
      if (uncomparedTables.has(table)) continue;
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
 * How many rows of one study the other has, and which rows it has that the study never had, except those of a project
 * that salvage reports as made.
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

/** Replaces bytes by their hash, which is all that a comparison needs. */
export function shortened(value: unknown): unknown {
  return Buffer.isBuffer(value) ? hash('sha256', value) : value;
}
