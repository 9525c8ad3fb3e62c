// Rows that are the same thing under another id: where both sides made it, or where a row is to become what another one is.
import { type TableName, tables } from '../tables/all.ts';
import type { Row, RowStore } from './rows.ts';
import { saysSame, withFields } from './units.ts';

/**
 * The values of these fields as one text, by which a row is recognised where both sides may have it under ids of their own.
 * Rules that join one form with different words are about the same thing.
 */
export function keyOf(table: TableName, row: Row, fields: readonly string[]): string {
  return JSON.stringify(fields.map((field) => joinedForm(table, row, field) ?? row[field] ?? null));
}

/** The fields by which a row is looked for; a rule that joins a form is found among all of its language. */
function lookedForBy(table: TableName, row: Row, fields: readonly string[]): readonly string[] {
  return fields.filter((field) => joinedForm(table, row, field) === null);
}

/** The form that a rule such as “firms = firm” joins, so that no rule about the plain word has its key; else null. */
function joinedForm(table: TableName, row: Row, field: string): string | null {
  if (table !== 'wordRule' || field !== 'word' || row['use'] !== 'form') return null;
  const [form = ''] = String(row['word'] ?? '').split('=');
  return `${form.trim()} =`;
}

/**
 * The row here that is the same thing under another id, in tables where both sides then mean one. An attribute of
 * another type is another attribute.
 */
export function twinOf(store: RowStore, table: TableName, row: Row): Row | undefined {
  const { rule, alike } = tables[table];
  if (rule !== 'one' && rule !== 'link') return undefined;
  const [fields = []] = alike;
  const by = lookedForBy(table, row, fields);
  const found: readonly Row[] = store.all(
    table,
    Object.fromEntries(by.map((field) => [field, row[field] ?? null])),
  );
  const key = keyOf(table, row, fields);
  const rows = found.filter((each) => keyOf(table, each, fields) === key);
  return rows.find((twin) => table !== 'attribute' || twin['type'] === row['type']);
}

/** Tables of which one row stands for a thing, and in which people write what they mean. */
export const inWords: ReadonlySet<TableName> = new Set([
  'verdict',
  'summary',
  'wordRule',
  'attributeValue',
  'class',
  'exclusionReason',
  'reportSection',
  'reportParagraph',
  'reportNumber',
]);

/** Tables in which a row that becomes like another is joined with it, or numbered, by a law (`laws.ts`). */
const leftToLaws: ReadonlySet<TableName> = new Set([
  'coding',
  'summary',
  'summaryQuote',
  'class',
  'attribute',
]);

/** L5: another row that is what this one is to become. */
export function twinMet(store: RowStore, table: TableName, now: Row, wanted: Row): Row | undefined {
  const [fields = []] = tables[table].alike;
  if (leftToLaws.has(table) || saysSame(fields, now, wanted)) return undefined;
  const twin = twinOf(store, table, wanted);
  return twin?.id === now.id ? undefined : twin;
}

/** Fills empty fields of the existing row from its twin. */
export function fill(store: RowStore, table: TableName, twin: Row, row: Row): void {
  if (table !== 'coding') return;
  const fields = Object.keys(row).filter(
    (field) => (twin[field] ?? null) === null && (row[field] ?? null) !== null,
  );
  if (fields.length > 0) store.update(table, twin.id, withFields(twin, row, fields) as never);
}
