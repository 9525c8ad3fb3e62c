import { getTableColumns, getTableName } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { createStore } from '#db/create-store.ts';
import { tables } from '#db/schema.ts';
import { openOptions, testFolder } from '../helpers/project.ts';

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
