// Migrations are plain SQL, applied in order; the project keeps the hash of each. A project whose applied
// migrations are not the beginning of this version's list is refused.
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Database } from 'better-sqlite3';
import { AppError } from '#core/errors.ts';
import { fillProof, hasProof } from './proof.ts';
import { fillRowActs } from './row-acts.ts';
import { readUserVersion, writeUserVersion } from './user-version.ts';
import { hashOf } from './write.ts';

/** Marks a SQLite file as a Concord project: the bytes `Cncd`. */
export const APPLICATION_ID = 0x436e6364;

/** One step of the schema. */
export interface Migration {
  /** The file's name, such as `0001_initial.sql`. */
  readonly name: string;
  readonly sql: string;
  readonly hash: string;
}

/** All migrations of this version of Concord, in order. Their folder lies beside `db/`, or beside the bundle. */
export function readMigrations(folder: string = migrationsFolder()): Migration[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name))
    .sort()
    .map((name) => {
      const sql = readFileSync(`${folder}/${name}`, 'utf8').replaceAll('\r\n', '\n');
      return { name, sql, hash: hashOf(sql) };
    });
}

function migrationsFolder(): string {
  return fileURLToPath(new URL('../migrations', import.meta.url));
}

/** How many of `migrations` the project has. Throws `unsupported` for a newer project or foreign migrations. */
export function appliedCount(sqlite: Database, migrations: readonly Migration[], name: string): number {
  const applied = sqlite.prepare('SELECT name, hash FROM migration ORDER BY position').all() as {
    name: string;
    hash: string;
  }[];
  if (applied.length > migrations.length) throw new AppError('unsupported', 'errors:newer_project', { name });
  applied.forEach((row, index) => {
    if (row.hash !== migrations[index]?.hash) {
      throw new AppError('unsupported', 'errors:foreign_migration', { name, migration: row.name });
    }
  });
  return applied.length;
}

/**
 * Applies the missing migrations in one transaction, with foreign keys off (rebuilding a parent table must not
 * empty its children), and checks all references before the commit. Where it throws, the file is as it was.
 */
export function migrate(sqlite: Database, migrations: readonly Migration[], from: number, at: string): void {
  // The pragma has no effect inside a transaction, so it comes first.
  sqlite.pragma('foreign_keys = OFF');
  sqlite.exec('BEGIN IMMEDIATE');
  try {
    // A salvaged study may already lack a text that a source refers to; only new breaks count.
    const before = from === 0 ? 0 : brokenReferences(sqlite);
    sqlite.exec(
      'CREATE TABLE IF NOT EXISTS migration (position INTEGER PRIMARY KEY, name TEXT NOT NULL, hash TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT',
    );
    const note = sqlite.prepare(
      'INSERT INTO migration (position, name, hash, applied_at) VALUES (?, ?, ?, ?)',
    );
    migrations.slice(from).forEach((migration, index) => {
      sqlite.exec(migration.sql);
      note.run(from + index + 1, migration.name, migration.hash, at);
    });
    const broken = brokenReferences(sqlite) - before;
    if (broken > 0) throw new AppError('internal', 'errors:migration_broke_links', { count: broken });
    if (hasProof(sqlite)) fillProof(sqlite);
    fillRowActs(sqlite);
    sqlite.pragma(`application_id = ${APPLICATION_ID}`);
    writeUserVersion(sqlite, { ...readUserVersion(sqlite), migrations: migrations.length });
    sqlite.exec('COMMIT');
  } catch (error) {
    // On a full disk SQLite has already rolled back.
    if (sqlite.inTransaction) sqlite.exec('ROLLBACK');
    throw error;
  } finally {
    sqlite.pragma('foreign_keys = ON');
  }
}

function brokenReferences(sqlite: Database): number {
  return (sqlite.pragma('foreign_key_check') as unknown[]).length;
}
