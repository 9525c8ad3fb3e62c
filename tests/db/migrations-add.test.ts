// Acts are done again in a later schema, and an earlier program may hold them until it is brought up to date: both need that
// a migration takes nothing away and that whoever does not say a new thing has said nothing.
import { expect, test } from 'vitest';
import { readMigrations } from '#db/migrations.ts';

/** The last that made tables anew. */
const LAST_ANEW = '0009';

const allowed = [
  /^CREATE (?:UNIQUE )?INDEX \w+ ON /,
  /^CREATE TABLE \w+ /,
  // What has no word for null has no default either.
  /^ALTER TABLE \w+ ADD COLUMN \w+ (?:TEXT|INTEGER|REAL|BLOB)(?: REFERENCES \w+ \(\w+\))?$/,
];

/** The statements of a migration that do more than add. */
function notAdding(sql: string): string[] {
  return sql
    .replaceAll(/--[^\n]*/g, '')
    .split(';')
    .map((each) => each.trim().replaceAll(/\s+/g, ' '))
    .filter((each) => each !== '' && !allowed.some((form) => form.test(each)));
}

test('migrations after the acts only add, and what they add is null where nobody said it', () => {
  const later = readMigrations().filter(({ name }) => name.slice(0, 4) > LAST_ANEW);

  expect(later.flatMap(({ name, sql }) => notAdding(sql).map((each) => `${name}: ${each}`))).toEqual([]);
});

test.each([
  'ALTER TABLE memo ADD COLUMN colour INTEGER NOT NULL DEFAULT 0',
  'ALTER TABLE memo ADD COLUMN colour INTEGER DEFAULT 0',
  "ALTER TABLE memo ADD COLUMN about2 TEXT CHECK (about2 IN ('code'))",
  'ALTER TABLE memo DROP COLUMN title',
  'DROP TABLE memo',
  "UPDATE memo SET title = ''",
])('%s does more than add', (sql) => {
  expect(notAdding(`CREATE TABLE x (id TEXT PRIMARY KEY) STRICT;\n${sql};`)).toEqual([sql]);
});
