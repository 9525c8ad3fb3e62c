// What salvage tells: how much of each table is in the new file, and by name what is not.
import type { Database } from 'better-sqlite3';
import type { Row } from './layout.ts';

export interface MissingRow {
  /** The table, as the file calls it. */
  readonly table: string;
  readonly id: string;
  /** The title or the name that a person knows it by, as far as anything tells it; else its id. */
  readonly name: string;
}

export interface SalvageReport {
  /**
   * `whole`: everything that was in the study. `but-for`: everything but what is listed. `proven`: what could be proven;
   * more may be missing than is listed.
   */
  readonly state: 'whole' | 'but-for' | 'proven';
  /** Rows in the new file, and rows that are known to be missing, by table. */
  readonly tables: Readonly<Record<string, { readonly found: number; readonly missing: number }>>;
  readonly missing: readonly MissingRow[];
}

/** What salvage did, and of what file. */
export interface Salvaged extends SalvageReport {
  /** Whether the file was cut off, and the sums of its pages with it. */
  readonly isCutOff: boolean;
  /** Null where the project's own row is in the new file. */
  readonly fresh: FreshProject | null;
}

/** A project that salvage made for what is proven of a study whose own row is not. */
export interface FreshProject {
  /** The rows that it made; they are counted nowhere as found. */
  readonly made: readonly { readonly table: 'project' | 'coder' | 'source'; readonly id: string }[];
}

/** Names rows that are not in the new file by what is in it. */
export class MissingNames {
  readonly #sqlite: Database;

  constructor(sqlite: Database) {
    this.#sqlite = sqlite;
  }

  /** The name of a row; what is known of it may be little, or damaged. */
  nameOf(table: string, id: string, row: Row): string {
    if (table === 'blob') return this.#named('title', 'source', BLOB_OF_SOURCE, id) ?? id.slice(0, 12);
    if (table === 'change') return [row.method, row.at].filter(isName).join(', ') || id;
    const own = [row.title, row.name].find(isName);
    if (own !== undefined) return own;
    const parts = [
      this.#named('name', 'code', 'id = @id', row.code_id ?? row.theme_id),
      this.#named('title', 'source', 'id = @id', row.source_id),
      this.#named('name', 'respondent', 'id = @id', row.respondent_id),
      this.#named('name', 'comparison', 'id = @id', row.comparison_id),
    ];
    return parts.filter(isName).join(' · ') || id;
  }

  #named(column: string, table: string, where: string, id: unknown): string | null {
    if (typeof id !== 'string') return null;
    const name = this.#sqlite
      .prepare(`SELECT "${column}" FROM "${table}" WHERE ${where}`)
      .pluck()
      .get({ id });
    return isName(name) ? name : null;
  }
}

const BLOB_OF_SOURCE = 'text_hash = @id OR doc_hash = @id OR original_hash = @id';

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
