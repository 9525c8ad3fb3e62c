// The schema of a new study in one go. The migrations make and change its tables step by step, which takes most of the
// time of creating a study, and tests create more than a thousand.
import Database from 'better-sqlite3';
import { readMigrations, type Migration } from '#db/migrations.ts';

/** The only row of a new study, with what is drawn for each file. */
const OWN_ROW = `INSERT INTO file (only, id, pseudonym_key) VALUES (
  1,
  lower(
    hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-'
    || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))
  ),
  randomblob(32)
)`;

/**
 * Migrations by which a new study becomes what the real ones make of it (`tests/db/schema.test.ts`): the first creates
 * everything, and the others, though under their names, do nothing. For new studies only: they update no older one.
 */
export function schemaAtOnce(): readonly Migration[] {
  const migrations = readMigrations();
  const sqlite = new Database(':memory:');
  for (const { sql } of migrations) sqlite.exec(sql);
  const statements = sqlite
    .prepare(
      "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid",
    )
    .pluck()
    .all() as string[];
  sqlite.close();
  const whole = [...statements, OWN_ROW].join(';\n');
  return migrations.map((migration, index) => ({ ...migration, sql: index === 0 ? whole : '' }));
}
