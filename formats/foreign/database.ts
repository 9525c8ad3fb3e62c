// Reads a database of another program, which may be hostile: opens a private copy, runs nothing that it defines, and
// reads only its tables, row by row and within limits.
import { rmSync } from 'node:fs';
import { copyFile, lstat, mkdtemp, open, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { temporaryName } from '#core/leftovers.ts';
import { AppError } from '#core/errors.ts';
import { carried } from '#core/text/plain-text.ts';
import { fileError } from '../reading/file-error.ts';

/** The most bytes of a database: films lie beside it, not in it. */
const MAX_DATABASE_BYTES = 2 ** 31;
/** The most bytes of one value: the length that a text may have. */
const MAX_VALUE_BYTES = 64 * 1024 * 1024;
/** The most rows of one table, and the most bytes of all their values that are read at once. */
const MAX_TABLE_ROWS = 2_000_000;
const MAX_TABLE_BYTES = 512 * 1024 * 1024;

/** A row. A column may hold a value of any type. */
export type Row = Readonly<Record<string, unknown>>;

/** Whether the file at `path` is an SQLite database, by its first bytes. */
export async function isDatabase(path: string): Promise<boolean> {
  try {
    // Opening a named pipe would block for ever.
    if (!(await stat(path)).isFile()) return false;
    await using file = await open(path);
    const { buffer } = await file.read(Buffer.alloc(16), 0, 16, 0);
    return buffer.toString('latin1') === 'SQLite format 3\0';
  } catch {
    return false;
  }
}

/** The tables of another program's database. Close it after use. */
export class ForeignDatabase {
  readonly #sqlite: Database.Database;
  readonly #folder: string;
  readonly #name: string;
  readonly #columns = new Map<string, ReadonlySet<string>>();

  private constructor(sqlite: Database.Database, folder: string, name: string) {
    this.#sqlite = sqlite;
    this.#folder = folder;
    this.#name = name;
  }

  /**
   * Opens a copy of the database at `path`, known as `name`, with its write-ahead log. Throws `invalid` if it is too
   * large, unreadable or damaged.
   */
  static async open(path: string, name: string): Promise<ForeignDatabase> {
    const folder = await mkdtemp(join(tmpdir(), temporaryName('foreign', process.pid)));
    let sqlite: Database.Database | null = null;
    try {
      if ((await stat(path)).size > MAX_DATABASE_BYTES) throw tooHeavy(name);
      const copy = join(folder, 'copy');
      await copyFile(path, copy);
      for (const beside of ['-wal', '-journal']) {
        const found = await lstat(path + beside).catch(() => null);
        // These files are small.
        if (found?.isFile() && found.size < MAX_DATABASE_BYTES) await copyFile(path + beside, copy + beside);
      }
      sqlite = new Database(copy, { fileMustExist: true });
      sqlite.pragma('trusted_schema = OFF');
      sqlite.pragma('cell_size_check = ON');
      sqlite.pragma('mmap_size = 0');
      sqlite.pragma('query_only = ON');
      sqlite.prepare('SELECT count(*) FROM sqlite_schema').get();
      return new ForeignDatabase(sqlite, folder, name);
    } catch (error) {
      sqlite?.close();
      rmSync(folder, { recursive: true, force: true });
      throw isSqlite(error) ? broken(name) : fileError(error, name);
    }
  }

  /** Whether the database has a table of this name with these columns. Views and virtual tables do not count. */
  has(table: string, ...columns: readonly string[]): boolean {
    const known = this.#columnsOf(table);
    return known.size > 0 && columns.every((column) => known.has(column));
  }

  /**
   * The rows of a table, as stored. A column that the table lacks is null; a table that the database lacks has no rows.
   */
  rows(table: string, ...columns: readonly string[]): Row[] {
    const known = this.#columnsOf(table);
    const there = columns.filter((column) => known.has(column));
    if (there.length === 0) return [];
    const sizes = there.map((column) => `coalesce(octet_length("${column}"), 0)`).join(' + ');
    const values = there.map(
      (column) => `iif(octet_length("${column}") > ${MAX_VALUE_BYTES}, NULL, "${column}")`,
    );
    return this.#reading(() => {
      const found: Row[] = [];
      let bytes = 0;
      // An index may contradict its table, and may run expressions.
      const query = `SELECT ${sizes}, ${values.join(', ')} FROM main."${table}" NOT INDEXED`;
      for (const raw of this.#sqlite.prepare(query).raw().iterate()) {
        const [size, ...cells] = raw as unknown[];
        bytes += Number(size);
        if (found.length === MAX_TABLE_ROWS || Number(size) > MAX_VALUE_BYTES || bytes > MAX_TABLE_BYTES)
          throw tooHeavy(this.#name);
        found.push(Object.fromEntries(there.map((column, index) => [column, cells[index]])));
      }
      return found;
    });
  }

  /** How many rows a table has. */
  count(table: string): number {
    const [first] = this.#columnsOf(table);
    return first === undefined ? 0 : this.rows(table, first).length;
  }

  /** One value of the row with this `id`, for values that are too large to be read with all others. */
  value(table: string, column: string, id: number): unknown {
    if (!this.has(table, column)) return null;
    return this.#reading(() => {
      const query = `SELECT octet_length("${column}"), iif(octet_length("${column}") > ${MAX_VALUE_BYTES}, NULL, "${column}") FROM main."${table}" NOT INDEXED WHERE rowid = ?`;
      const [size, value] = (this.#sqlite.prepare(query).raw().get(id) ?? []) as unknown[];
      if (Number(size) > MAX_VALUE_BYTES) throw tooHeavy(this.#name);
      return value;
    });
  }

  /** A temporary folder that exists as long as the database is open. */
  get folder(): string {
    return this.#folder;
  }

  /** Closes the database and removes the copy. */
  close(): void {
    this.#sqlite.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #columnsOf(table: string): ReadonlySet<string> {
    let known = this.#columns.get(table);
    if (!known) this.#columns.set(table, (known = this.#reading(() => this.#columnsThere(table))));
    return known;
  }

  #columnsThere(table: string): ReadonlySet<string> {
    const [definition] = this.#sqlite
      .prepare("SELECT sql FROM main.sqlite_schema WHERE type = 'table' AND name = ?")
      .pluck()
      .all(table);
    // A virtual table runs code; an ordinary one is created by `CREATE TABLE`.
    if (typeof definition !== 'string' || !/^\s*CREATE\s+TABLE\b/i.test(definition)) return new Set();
    const columns = this.#sqlite
      .prepare('SELECT name, hidden FROM pragma_table_xinfo(?, ?)')
      .all(table, 'main') as { name: string; hidden: number }[];
    // Generated columns are not stored, and computing one may take for ever.
    return new Set(columns.flatMap(({ name, hidden }) => (hidden === 0 ? [name] : [])));
  }

  #reading<T>(read: () => T): T {
    try {
      return read();
    } catch (error) {
      throw isSqlite(error) ? broken(this.#name) : error;
    }
  }
}

function isSqlite(error: unknown): boolean {
  return error instanceof Database.SqliteError;
}

function broken(name: string): AppError {
  return new AppError('invalid', 'exchange:broken_database', { name });
}

function tooHeavy(name: string): AppError {
  return new AppError('unsupported', 'exchange:database_too_heavy', { name });
}

/** The text in a column; null if there is none, or a value of another type. */
export function text(row: Row, column: string): string | null {
  return asText(row[column]);
}

export function asText(value: unknown): string | null {
  if (typeof value === 'string') return carried(value);
  return typeof value === 'number' ? String(value) : null;
}

/** The integer in a column; null if there is none. */
export function integer(row: Row, column: string): number | null {
  const value = row[column];
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
}
