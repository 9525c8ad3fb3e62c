// What a row is recognised by where both sides may have it under ids of their own.
import type { TableName } from '../tables/all.ts';
import type { Row } from './rows.ts';

/** The values of these fields as one text. Rules that join one form with different words are about the same thing. */
export function keyOf(table: TableName, row: Row, fields: readonly string[]): string {
  return JSON.stringify(fields.map((field) => joinedForm(table, row, field) ?? row[field] ?? null));
}

/** The fields by which a row is looked for; a rule that joins a form is found among all of its language. */
export function lookedForBy(table: TableName, row: Row, fields: readonly string[]): readonly string[] {
  return fields.filter((field) => joinedForm(table, row, field) === null);
}

/** The form that a rule such as “firms = firm” joins, so that no rule about the plain word has its key; else null. */
function joinedForm(table: TableName, row: Row, field: string): string | null {
  if (table !== 'wordRule' || field !== 'word' || row['use'] !== 'form') return null;
  const [form = ''] = String(row['word'] ?? '').split('=');
  return `${form.trim()} =`;
}
