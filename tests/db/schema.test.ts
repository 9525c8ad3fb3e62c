import { getTableColumns, getTableName } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { createStore } from '#db/create-store.ts';
import type { OpenOptions } from '#db/open-options.ts';
import { tables } from '#db/schema.ts';
import { creationOptions, openOptions, testFolder } from '../helpers/project.ts';

test('the typed schema matches what the migrations create', () => {
  using folder = testFolder();
  const store = createStore(`${folder.path}/a.concord`, openOptions);

  for (const table of Object.values(tables)) {
    const name = getTableName(table);
    const stored = store.db.sqlite.pragma(`table_info("${name}")`) as {
      name: string;
      notnull: number;
      type: string;
    }[];
    const typed = Object.values(getTableColumns(table)).map((column) => ({
      name: column.name,
      notNull: column.notNull,
      type: column.getSQLType().toUpperCase(),
    }));
    const found = stored.map((column) => ({
      name: column.name,
      // SQLite reports a text primary key as nullable, although STRICT tables refuse null in it.
      notNull: column.name === 'id' || column.notnull === 1,
      type: column.type,
    }));
    expect(typed, name).toEqual(found);
  }
  store.close();
});

/** What is in a new file: its schema, its rows, and what is drawn for each file. */
function made(path: string, options: OpenOptions) {
  const store = createStore(path, options);
  const { sqlite } = store.db;
  const all = (sql: string): unknown[] => sqlite.prepare(sql).all();
  const schema = all('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY rowid') as {
    type: string;
    name: string;
  }[];
  const drawn = all('SELECT id, pseudonym_key FROM file')[0] as { id: string; pseudonym_key: Buffer };
  sqlite.exec("UPDATE file SET id = '', pseudonym_key = x''");
  const rows = schema
    .filter(({ type }) => type === 'table')
    .map(({ name }) => [name, all(`SELECT * FROM "${name}"`)]);
  const header = ['application_id', 'encoding', 'page_size'].map((name) => sqlite.pragma(name));
  store.close();
  return { study: { schema, rows, header }, drawn };
}

test('tests create in one go what the migrations create step by step', () => {
  using folder = testFolder();
  const steps = made(`${folder.path}/steps.concord`, openOptions);
  const once = made(`${folder.path}/once.concord`, creationOptions);
  const another = made(`${folder.path}/another.concord`, creationOptions);

  expect(once.study).toEqual(steps.study);
  expect(once.drawn.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(once.drawn.pseudonym_key).toHaveLength(steps.drawn.pseudonym_key.length);
  expect(another.drawn.id).not.toBe(once.drawn.id);
  expect(another.drawn.pseudonym_key).not.toEqual(once.drawn.pseudonym_key);
});
