// The new file that salvage makes: a fresh project of the current schema, with only what is proven.
import Database from 'better-sqlite3';
import type { TableName } from '#core/records.ts';
import { digestOfRows } from '../digest.ts';
import { migrate, type Migration } from '../migrations.ts';
import { fillProof } from '../proof.ts';
import { fillRowActs } from '../row-acts.ts';
import { planOf, toDriver } from '../row-plans.ts';
import { writeSeal } from '../write-seal.ts';
import { drawEra, readUserVersion, writeUserVersion } from '../user-version.ts';
import { noteLosses } from './known-losses.ts';
import type { Layout, Row } from './layout.ts';
import type { MissingRow } from './report.ts';

/** A new file in the making. Dispose of it to close the file. */
export class Rebuilt implements Disposable {
  readonly sqlite: Database.Database;
  readonly #path: string;
  readonly #layout: Layout;
  readonly #now: string;
  readonly #inserts = new Map<string, Database.Statement>();
  readonly #taken = new Map<string, Set<unknown>>();

  /** Creates the file at `path`, where nothing exists; `now` is ISO 8601. */
  constructor(path: string, layout: Layout, migrations: readonly Migration[], now: string) {
    this.#path = path;
    this.#layout = layout;
    this.#now = now;
    this.sqlite = new Database(path);
    // Nobody knows the file before it is complete, so nothing needs to survive a crash.
    this.sqlite.pragma('journal_mode = MEMORY');
    this.sqlite.pragma('synchronous = OFF');
    migrate(this.sqlite, migrations, 0, now);
    this.sqlite.pragma('foreign_keys = OFF');
    this.sqlite.exec('BEGIN');
  }

  [Symbol.dispose](): void {
    this.sqlite.close();
  }

  /** Whether the row with this key was taken. */
  has(table: string, key: unknown): boolean {
    return this.#taken.get(table)?.has(key) ?? false;
  }

  /** How many rows of a table were taken. */
  count(table: string): number {
    return this.#taken.get(table)?.size ?? 0;
  }

  /** Takes a row, unless one with its key was taken before. Returns whether the row is in the file now. */
  take(table: string, row: Row): boolean {
    const key = this.keyOf(table, row);
    if (this.has(table, key)) return true;
    if (!this.#insert(table, row)) return false;
    const taken = this.#taken.get(table) ?? new Set();
    this.#taken.set(table, taken.add(key));
    return true;
  }

  /** Takes a row in the form that the history holds. Returns whether the row is in the file now. */
  takeRecord(table: TableName, record: object): boolean {
    const plan = planOf(table);
    const values = toDriver(record, plan);
    const row = Object.fromEntries(plan.columns.map(([, { name }], index) => [name, values[index]]));
    // `toDriver` gives the values as the database stores them.
    return this.take(plan.name, row as Row);
  }

  /** The key of a row within its table: its first column. */
  keyOf(table: string, row: Row): unknown {
    return row[this.#layout.columns.get(table)?.[0] ?? ''];
  }

  /** Whether the rows match the digest of the newest act; true where it has none. */
  isAsHistorySays(): boolean {
    const newest = this.sqlite.prepare('SELECT digest FROM change ORDER BY seq DESC LIMIT 1').pluck().get();
    return newest === undefined || newest === null || newest === digestOfRows(this.sqlite);
  }

  /**
   * Closes the file as every study is closed. Where `firstGap` is a number, the history is linked again from
   * there. Notes in the file which rows are known to be `missing`.
   */
  finish(firstGap: number | null, missing: readonly MissingRow[]): void {
    if (firstGap !== null) this.sqlite.prepare('UPDATE change SET link = NULL WHERE seq > ?').run(firstGap);
    if (firstGap !== null || !this.isAsHistorySays()) fillProof(this.sqlite);
    fillRowActs(this.sqlite);
    noteLosses(this.sqlite, { at: this.#now, missing });
    writeUserVersion(this.sqlite, { ...readUserVersion(this.sqlite), atRest: true, era: drawEra() });
    this.sqlite.exec('COMMIT');
    this.sqlite.pragma('journal_mode = DELETE');
    this.sqlite.close();
    writeSeal(this.#path);
  }

  #insert(table: string, row: Row): boolean {
    const columns = this.#layout.columns.get(table) ?? [];
    let insert = this.#inserts.get(table);
    if (!insert) {
      const names = columns.map((name) => `"${name}"`).join(', ');
      insert = this.sqlite.prepare(
        `INSERT INTO "${table}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`,
      );
      this.#inserts.set(table, insert);
    }
    try {
      insert.run(...columns.map((name) => row[name] ?? null));
      return true;
    } catch (error) {
      // A second state of a row, or a value that no column takes: not both can be true, and the first one stays.
      if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT')) return false;
      throw error;
    }
  }
}
