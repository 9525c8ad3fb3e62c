// The report of a salvage: how much of each table is in the new file, and by name what is not.
import type { Database } from 'better-sqlite3';
import type { Row } from './layout.ts';

/** A row that is known to be missing. */
export interface MissingRow {
  /** The name of the table in the file. */
  readonly table: string;
  readonly id: string;
  /** The title or name by which a person knows the row, if any is left; else its id. */
  readonly name: string;
}

/** What a salvage saved and what it could not save. */
export interface SalvageReport {
  /**
   * `whole`: everything that was in the study. `but-for`: everything except what is listed. `proven`: what
   * could be proven; more may be missing than is listed.
   */
  readonly state: 'whole' | 'but-for' | 'proven';
  /** By table, the rows in the new file and the rows known to be missing. */
  readonly tables: Readonly<Record<string, { readonly found: number; readonly missing: number }>>;
  readonly missing: readonly MissingRow[];
}

/** What salvage did, and to what kind of file. */
export interface Salvaged extends SalvageReport {
  /** Whether the file was cut off, and with it the checksums of its pages. */
  readonly isCutOff: boolean;
  /** Null where the project's own row is in the new file. */
  readonly fresh: FreshProject | null;
}

/** A project that salvage made where the study's own project row is not proven. */
export interface FreshProject {
  /** The rows that salvage made. They do not count as found. */
  readonly made: readonly { readonly table: 'project' | 'coder' | 'source'; readonly id: string }[];
}

/** Finds names for missing rows among the rows that were saved. */
export class MissingNames {
  readonly #sqlite: Database;

  constructor(sqlite: Database) {
    this.#sqlite = sqlite;
  }

  /** The name of a row; `row` is what is known of it, which may be little or damaged. */
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
