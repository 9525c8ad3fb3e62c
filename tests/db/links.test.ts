// What rows name is written down twice, for the database and for what brings rows of one project into another.
import { expect, test } from 'vitest';
import { getTableName } from 'drizzle-orm';
import { blobFields, references, tableNames } from '#core/settling/references.ts';
import type { TableName } from '#core/records.ts';
import { fieldsOf } from '#db/trial.ts';
import { tableOrder, tables } from '#db/schema.ts';
import { testProject } from '../helpers/project.ts';

test('references and blobs are those of the database', async () => {
  await using project = await testProject();
  const { sqlite } = project.store().db;
  const byName = new Map<string, TableName>(tableOrder.map((table) => [getTableName(tables[table]), table]));

  const found = tableOrder.map((table) => {
    const keys = sqlite.pragma(`foreign_key_list("${getTableName(tables[table])}")`) as {
      from: string;
      table: string;
    }[];
    return [
      table,
      keys
        .map(({ from, table: to }) => `${from} ${byName.get(to) ?? 'blob'}`)
        .toSorted((a, b) => (a < b ? -1 : 1)),
    ];
  });

  const inColumns = (field: string) => field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  expect(found).toEqual(
    tableOrder.map((table) => [
      table,
      [
        ...Object.entries(references[table]).map(([field, to]) => `${inColumns(field)} ${to}`),
        ...(blobFields[table] ?? []).map((field) => `${inColumns(field)} blob`),
      ].toSorted((a, b) => (a < b ? -1 : 1)),
    ]),
  );
});

test('every table stands after those that it names', () => {
  expect([...tableNames].toSorted((a, b) => (a < b ? -1 : 1))).toEqual(
    [...tableOrder].toSorted((a, b) => (a < b ? -1 : 1)),
  );
  const late = tableNames.flatMap((table, index) =>
    Object.values(references[table]).filter((to) => to !== table && tableNames.indexOf(to) > index),
  );
  expect(late).toEqual([]);
});

test('fields are told with their types', () => {
  expect(fieldsOf('class')).toEqual([
    { name: 'id', type: 'text', values: null, isNullable: false },
    { name: 'name', type: 'text', values: null, isNullable: false },
    { name: 'coverage', type: 'text', values: ['complete', 'sampled', 'purposive'], isNullable: false },
    { name: 'position', type: 'real', values: null, isNullable: false },
    { name: 'frameSize', type: 'integer', values: null, isNullable: true },
  ]);
});
