// The references and allowed values of rows, described in core/tables, are enforced by the tables of the database.
import { expect, test } from 'vitest';
import { blobFields, references, tableNames } from '#core/settling/references.ts';
import { tables, type TableName } from '#core/tables/all.ts';
import { tablesBeside } from '#core/tables/beside.ts';
import type { Column } from '#core/tables/description.ts';
import { nameInSql } from '#db/schema.ts';
import { testProject } from '../helpers/project.ts';

const byName = (a: string, b: string): number => (a < b ? -1 : 1);

test('references and blob fields are those of the database', async () => {
  await using project = await testProject();
  const { sqlite } = project.store().db;
  const inSql = new Map<string, TableName>(tableNames.map((table) => [nameInSql(table), table]));

  const found = tableNames.map((table) => {
    const keys = sqlite.pragma(`foreign_key_list("${nameInSql(table)}")`) as {
      from: string;
      table: string;
    }[];
    return [table, keys.map(({ from, table: to }) => `${from} ${inSql.get(to) ?? 'blob'}`).toSorted(byName)];
  });

  expect(found).toEqual(
    tableNames.map((table) => [
      table,
      [
        ...Object.entries(references[table]).map(([field, to]) => `${nameInSql(field)} ${to}`),
        ...(blobFields[table] ?? []).map((field) => `${nameInSql(field)} blob`),
      ].toSorted(byName),
    ]),
  );
});

test('every table comes after those that it refers to', () => {
  const late = tableNames.flatMap((table, index) =>
    Object.values(references[table]).filter((to) => to !== table && tableNames.indexOf(to) > index),
  );
  expect(late).toEqual([]);
});

test('every table of a project file says to which part of the study it belongs, and what rounds and withdrawals do to it', async () => {
  await using project = await testProject();
  const { sqlite } = project.store().db;
  const there = sqlite
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all() as string[];

  const marked = [
    ...tableNames.map((table) => [nameInSql(table), tables[table]] as const),
    ...Object.entries(tablesBeside),
  ].flatMap(([name, { part, blind, withdrawal }]) =>
    ['study', 'own', 'derived'].includes(part) &&
    ['sealed', 'open'].includes(blind) &&
    ['scrubbed', 'kept'].includes(withdrawal)
      ? name
      : [],
  );
  expect(marked.toSorted(byName)).toEqual(there.toSorted(byName));
});

test('a column with a list of values is limited to them by its table or by a check of the project', async () => {
  await using project = await testProject();
  const { sqlite } = project.store().db;
  const sqlOf = sqlite.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').pluck();

  const unheld = tableNames.flatMap((table) => {
    const sql = String(sqlOf.get(nameInSql(table)));
    return Object.entries<Column>(tables[table].columns).flatMap(([field, { values, isOpen }]) => {
      const said = values?.map((value) => (typeof value === 'number' ? value : `'${value}'`)) ?? [];
      const checks = [`${nameInSql(field)} IN (${said.join(', ')})`, `${nameInSql(field)} = ${said[0]}`];
      const isHeld = checks.some((check) => sql.includes(`CHECK (${check})`));
      return values && isHeld === (isOpen === true) ? [`${table} ${field}`] : [];
    });
  });
  expect(unheld).toEqual([]);
});
