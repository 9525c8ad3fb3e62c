// What an act is about: the rows that it changed or named, and the tables that can be asked for as a whole.
import { rowChanges, type ToldChange } from '#core/change.ts';
import type { ActNotes } from '#core/history/act-notes.ts';
import type { TableName } from '#core/records.ts';
import { jsonFields, references } from '#core/settling/references.ts';
import type { Row } from '#core/settling/rows.ts';

/** Tables for which all acts that touched any of their rows can be asked. */
const askedWhole = ['coder', 'source', 'code', 'themeCode', 'ownPin'] as const satisfies readonly TableName[];

type WholeTable = (typeof askedWhole)[number];

/** What an act can be about: a row, as `table id`, or a whole table, by its name. */
export type ThingKey = `${TableName} ${string}` | WholeTable;

/**
 * What a change is about: the rows that it touches, the rows that these name before or after it, the themes
 * whose counts it changed, and the rows that an export was made of. The coder of the act is not included,
 * since every act has one.
 */
export function* thingsIn({ told: notes = {}, ...change }: ToldChange): Generator<ThingKey> {
  for (const { table, id, before, after } of rowChanges(change)) {
    if (isAskedWhole(table)) yield table;
    yield `${table} ${id}`;
    if (before) yield* namedBy(table, before);
    if (after) yield* namedBy(table, after);
  }
  yield* thingsTold(notes);
}

/** Whether all acts that touched any row of the table can be asked. */
export function isAskedWhole(table: TableName): table is WholeTable {
  return (askedWhole as readonly TableName[]).includes(table);
}

function* thingsTold({ themes = [], exported }: ActNotes): Generator<ThingKey> {
  for (const { themeId } of themes) yield `code ${themeId}`;
  for (const value of Object.values(exported?.settings ?? {})) yield* inJson(value);
}

function* namedBy(table: TableName, row: Row): Generator<ThingKey> {
  for (const [field, to] of namedFields[table]) {
    const id = row[field];
    if (typeof id === 'string') yield `${to} ${id}`;
  }
  for (const field of jsonFields[table] ?? []) yield* inJson(row[field]);
}

// The keys of `references` are table names.
const namedFields = Object.fromEntries(
  Object.entries(references).map(([table, fields]) => [
    table,
    Object.entries(fields).filter(([, to]) => to !== 'coder'),
  ]),
) as unknown as Readonly<Record<TableName, readonly (readonly [string, TableName])[]>>;

/** The tables whose rows an id in JSON may name. */
const meantByJson = ['source', 'code', 'respondent'] as const;

function* inJson(value: Row[string] | undefined): Generator<ThingKey> {
  if (typeof value !== 'string') return;
  for (const [id] of value.matchAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g))
    for (const table of meantByJson) yield `${table} ${id}`;
}
