// What a salvaged study lacks, kept in its file so that later checks do not take the gaps for damage.
import type { Database } from 'better-sqlite3';
import type { MissingRow } from './report.ts';

/** The result of a salvage. */
export interface SalvagedStudy {
  /** ISO 8601. */
  readonly at: string;
  /** Rows that are known to be missing. */
  readonly missing: readonly MissingRow[];
}

/** Notes in a new file that it was salvaged, and what is missing. */
export function noteLosses(sqlite: Database, { at, missing }: SalvagedStudy): void {
  sqlite.prepare('UPDATE file SET salvaged_at = ?, salvage_lost = ?').run(at, JSON.stringify(missing));
}

/**
 * When the study was salvaged and what it has lacked since; null for a study that never was, and in an
 * earlier schema.
 */
export function lossesOf(sqlite: Database): SalvagedStudy | null {
  const has = sqlite.prepare("SELECT 1 FROM pragma_table_info('file') WHERE name = 'salvaged_at'").get();
  if (has === undefined) return null;
  const row = sqlite.prepare('SELECT salvaged_at, salvage_lost FROM file').get() as
    | { salvaged_at: string | null; salvage_lost: string | null }
    | undefined;
  if (!row || row.salvaged_at === null) return null;
  return { at: row.salvaged_at, missing: listIn(row.salvage_lost) };
}

/** The list that a file holds; empty where it has no readable list. */
export function listIn(kept: string | null): readonly MissingRow[] {
  try {
    const list: unknown = JSON.parse(kept ?? '[]');
    // Only `noteLosses` writes this list.
    return Array.isArray(list) ? (list as MissingRow[]) : [];
  } catch {
    return [];
  }
}

/** The ids of the rows that a salvaged study is known to lack, by table; for `blob`, the hashes. */
export function knownLost(sqlite: Database): ReadonlyMap<string, ReadonlySet<string>> {
  const lost = new Map<string, Set<string>>();
  for (const { table, id } of lossesOf(sqlite)?.missing ?? [])
    lost.set(table, (lost.get(table) ?? new Set()).add(id));
  return lost;
}
