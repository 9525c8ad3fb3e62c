// Acts are redone in later schemas, and an earlier program may have stored them. Both require that a migration removes
// nothing and that a missing new value means that nothing was said.
import { expect, test } from 'vitest';
import { readMigrations } from '#db/migrations.ts';

/** The last migration that recreated tables. */
const LAST_RECREATING_TABLES = '0009';

const allowed = [
  /^CREATE (?:UNIQUE )?INDEX \w+ ON /,
  /^CREATE TABLE \w+ /,
  // A column that must not be null needs a default.
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

test('migrations after the introduction of acts only add, and what they add is null by default', () => {
  const later = readMigrations().filter(({ name }) => name.slice(0, 4) > LAST_RECREATING_TABLES);

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
