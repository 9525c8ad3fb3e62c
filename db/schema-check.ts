// Whether the tables and indexes of a project are those that its migrations create.
import Database from 'better-sqlite3';
import { migrate, type Migration, readMigrations } from './migrations.ts';

interface SchemaRow {
  readonly type: string;
  readonly name: string;
  readonly sql: string | null;
}

/**
 * The names of tables and indexes that are missing, differ, or come from elsewhere. A project with other
 * migrations than this version's cannot be compared: returns an empty list.
 */
export function schemaDifferences(sqlite: Database.Database): string[] {
  const ours = readMigrations();
  const applied = sqlite.prepare('SELECT hash FROM migration ORDER BY position').pluck().all();
  if (applied.length !== ours.length || applied.some((hash, index) => hash !== ours[index]?.hash)) return [];
  made ??= schemaMadeBy(ours);
  const there = schemaOf(sqlite);
  return [...new Set([...made.keys(), ...there.keys()])].filter(
    (name) => made?.get(name) !== there.get(name),
  );
}

/** What this version's migrations create, once it was asked for: they do not change while the program runs. */
let made: ReadonlyMap<string, string> | null = null;

function schemaMadeBy(ours: readonly Migration[]): ReadonlyMap<string, string> {
  const fresh = new Database(':memory:');
  try {
    migrate(fresh, ours, 0, '');
    return schemaOf(fresh);
  } finally {
    fresh.close();
  }
}

/** The SQL of each table and index, by name. SQLite's own tables are left out. */
function schemaOf(sqlite: Database.Database): Map<string, string> {
  const rows = sqlite.prepare('SELECT type, name, sql FROM sqlite_schema').all() as SchemaRow[];
  return new Map(
    rows
      .filter(({ name }) => !name.startsWith('sqlite_stat'))
      .map(({ type, name, sql }) => [name, `${type} ${sql ?? ''}`]),
  );
}
