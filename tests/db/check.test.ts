import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isFileDamage } from '#core/health.ts';
import { findProblems } from '#db/check.ts';
import type { Store } from '#db/store.ts';
import { openStore } from '#db/open.ts';
import { buildSample } from '#electron/sample.ts';
import { openOptions, testFolder } from '../helpers/project.ts';

let folder: ReturnType<typeof testFolder>;
let sample: Store;

beforeAll(() => {
  folder = testFolder();
  sample = buildSample(join(folder.path, 'sample.concord'), openOptions);
});

afterAll(() => {
  sample.close();
  folder[Symbol.dispose]();
});

/** The problems found in the sample study after this damage, which is then undone. */
function foundAfter(damage: string): { key: string; parameters: object }[] {
  const { sqlite } = sample.db;
  sqlite.exec('BEGIN');
  sqlite.pragma('defer_foreign_keys = ON');
  try {
    sqlite.exec(damage);
    return findProblems(sample.db);
  } finally {
    sqlite.exec('ROLLBACK');
  }
}

test('a whole project has no problems, in whatever schema it was created', () => {
  expect(findProblems(sample.db)).toEqual([]);
  const projects = join(import.meta.dirname, '../../fixtures/projects');
  for (const name of readdirSync(projects)) {
    const path = join(folder.path, name);
    copyFileSync(join(projects, name), path);
    const store = openStore(path, { ...openOptions, snapshots: folder.path });
    expect(findProblems(store.db), name).toEqual([]);
    store.close();
  }
});

test('a text whose bytes do not match its hash is reported with its source', () => {
  const title = sample.db.sqlite.prepare('SELECT title FROM source ORDER BY id LIMIT 1').pluck().get();

  const found = foundAfter(
    `UPDATE blob SET bytes = CAST('x' || substr(CAST(bytes AS TEXT), 2) AS BLOB)
     WHERE hash = (SELECT text_hash FROM source ORDER BY id LIMIT 1)`,
  );

  expect(found).toContainEqual({ key: 'check_text', parameters: { title } });
});

test('a damaged original is reported with its source', () => {
  const found = foundAfter(
    `INSERT INTO blob (hash, bytes) VALUES ('0123456789abcdef', x'00');
     UPDATE source SET original_hash = '0123456789abcdef', title = 'Charter' WHERE id = (SELECT min(id) FROM source)`,
  );

  expect(found).toContainEqual({ key: 'check_blob', parameters: { name: 'Charter' } });
});

test.each([
  ["UPDATE coder SET kind = 'sage'", 'coder'],
  ["UPDATE memo SET about = 'weather' WHERE id = (SELECT min(id) FROM memo)", 'memo'],
  [
    "UPDATE memo SET about = 'free' WHERE id = (SELECT min(id) FROM memo WHERE about NOT IN ('free', 'project'))",
    'memo',
  ],
])(
  'rows of no kind, or that refer to something that their kind does not allow, are counted: %s',
  (damage, table) => {
    const found = foundAfter(damage);

    expect(found).toContainEqual({ key: 'check_kind', parameters: { table, count: expect.any(Number) } });
  },
);

test.each([
  [
    'L2',
    `UPDATE code SET status = 'merged', merged_into = (SELECT max(id) FROM code), is_theme = 0
     WHERE id = (SELECT code_id FROM coding ORDER BY id LIMIT 1)`,
    'check_merged_code',
  ],
  [
    'L4',
    `UPDATE code SET parent_id = (SELECT min(id) FROM code WHERE parent_id IS NOT NULL)
     WHERE id = (SELECT parent_id FROM code WHERE parent_id IS NOT NULL ORDER BY id LIMIT 1)`,
    'check_code_ring',
  ],
  [
    'L5',
    `INSERT INTO coding SELECT 'twin', source_id, code_id, coder_id, start, "end", quote_digest, weight, stance,
       voice, respondent_id, translation, created_at, NULL, NULL, NULL FROM coding ORDER BY id LIMIT 1`,
    'check_twice',
  ],
  ['L5', "UPDATE attribute SET name = 'Year', owner = 'source'", 'check_attribute_name'],
  ['L7', "UPDATE code SET name = 'twin', parent_id = NULL", 'check_code_name'],
  ['L8', "UPDATE coder SET name = 'Lena'", 'check_coder_name'],
  [
    'L10',
    `UPDATE source SET duplicate_of = (SELECT min(id) FROM source);
     UPDATE source SET duplicate_of = (SELECT max(id) FROM source) WHERE id = (SELECT min(id) FROM source)`,
    'check_copy',
  ],
  ['L11', "UPDATE attribute SET type = 'boolean'", 'check_value_type'],
  ['L12', 'UPDATE code SET is_theme = 0', 'check_theme'],
])('a breach of %s is reported with what it is about', (_, damage, key) => {
  const found = foundAfter(damage).find((problem) => problem.key === key);

  expect(found).toBeDefined();
  for (const parameter of Object.values(found?.parameters ?? {})) expect(parameter).not.toBe('');
});

test('a breach of a law is a problem, but no damage to the file', () => {
  expect(isFileDamage({ key: 'check_coder_name', parameters: { name: 'Lena', count: 1 } })).toBe(false);
});

test('a letter changed in the history is reported with its act', () => {
  const found = foundAfter("UPDATE change SET body = replace(body, 'standard', 'standart') WHERE seq = 2");

  expect(found).toEqual([
    { key: 'check_history', parameters: { seq: 2, at: openOptions.now } },
    // The rows themselves are intact.
  ]);
});

test('changed, lost and unknown rows are counted by table', () => {
  const found = foundAfter(
    `UPDATE code SET full_definition = full_definition || '.' WHERE id = (SELECT min(id) FROM code);
     DELETE FROM review WHERE id = (SELECT min(id) FROM review);
     INSERT INTO exclusion_reason (id, name, position) VALUES ('r', 'cannot be read', 1)`,
  );

  expect(found).toEqual(
    ['review', 'code', 'exclusion_reason'].map((table) => ({
      key: 'check_rows',
      parameters: { table, count: 1 },
    })),
  );
});

test('an index or table that differs from what Concord created is reported', () => {
  const found = foundAfter('DROP INDEX coding_by_code; CREATE TABLE other (a INTEGER)');

  expect(found.map(({ parameters }) => parameters)).toEqual([{ name: 'coding_by_code' }, { name: 'other' }]);
});

test('a coding that no longer stands on its words is a problem, but no damage to the file', () => {
  const slipped = { key: 'check_quote', parameters: { title: 'N1', id: 'c' } } as const;

  expect(isFileDamage(slipped)).toBe(false);
  expect(isFileDamage({ key: 'check_history', parameters: { seq: 2, at: '2026' } })).toBe(true);
});

test('a letter changed in a value is found, in any column of any table', () => {
  const { sqlite } = sample.db;
  const places = sqlite
    .prepare(
      `SELECT m.name AS "table", c.name AS "column" FROM sqlite_schema m, pragma_table_info(m.name) c
       WHERE m.type = 'table' AND m.name NOT IN ('text_sketch', 'file', 'migration') AND c.type = 'TEXT'`,
    )
    .all() as { table: string; column: string }[];
  const missed: string[] = [];
  let changed = 0;
  for (const { table, column } of places) {
    // Nothing reads the older digests.
    const newest = column === 'digest' ? 'seq = (SELECT max(seq) FROM change)' : 'TRUE';
    const row = sqlite
      .prepare(
        `SELECT rowid FROM "${table}" WHERE length("${column}") > 0 AND ${newest} ORDER BY rowid DESC LIMIT 1`,
      )
      .pluck()
      .get() as number | undefined;
    if (row === undefined) continue;
    changed += 1;
    sqlite.exec('BEGIN');
    sqlite.pragma('defer_foreign_keys = ON');
    sqlite.pragma('ignore_check_constraints = ON');
    sqlite.exec(
      `UPDATE "${table}" SET "${column}" = substr("${column}", 1, length("${column}") - 1)
           || CASE substr("${column}", -1) WHEN 'a' THEN 'b' ELSE 'a' END WHERE rowid = ${row}`,
    );
    if (findProblems(sample.db).length === 0) missed.push(`${table}.${column}`);
    sqlite.exec('ROLLBACK');
  }
  sqlite.pragma('ignore_check_constraints = OFF');

  expect(missed).toEqual([]);
  expect(changed).toBeGreaterThan(60);
});
