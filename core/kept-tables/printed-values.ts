// What was printed of a kept item at its last export, and what has changed since. Every printed value counts, also where
// a rounded share beside it stays the same.
import type { LaidColumn, LaidTable } from './laid-table.ts';

/** A printed table, as the record of an export has it. */
export interface PrintedValues {
  /** The languages in which it was printed, and in which codes were named first: it is compared in the same. */
  readonly language: string;
  readonly codebookLanguage: string;
  readonly caption: string;
  readonly rows: readonly PrintedLine[];
  readonly columns: readonly PrintedLine[];
  /** By row, then by column: the printed value. */
  readonly values: readonly (readonly string[])[];
  readonly notes: readonly string[];
}

interface PrintedLine {
  readonly key: string;
  readonly name: string;
}

/** One printed value that differs; null where it was not, or is no longer, there. */
export interface ChangedValue {
  readonly row: string;
  readonly column: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** What has changed in a table since it was printed. */
export interface PrintedChanges {
  readonly values: readonly ChangedValue[];
  /** Whether a name, the caption or the note differs. */
  readonly words: boolean;
  /** Whether rows or columns came, went, or have another order. */
  readonly layout: boolean;
}

/** What a table prints. A share beside its count is part of the same value. */
export function printedValues(
  table: LaidTable,
  { language, codebookLanguage }: Pick<PrintedValues, 'language' | 'codebookLanguage'>,
): PrintedValues {
  const columns = table.columns.flatMap((column, place) =>
    column.shareOf === null ? [{ column, place, share: shareBeside(table.columns, column.key) }] : [],
  );
  const rows = table.rows.filter(({ look }) => look !== 'heading');
  return {
    language,
    codebookLanguage,
    caption: [table.caption, table.secondCaption ?? []].flat().join('\n'),
    columns: columns.map(({ column }) => ({ key: column.key, name: nameOf(column) })),
    rows: rows.map(({ key, name }) => ({ key, name })),
    values: rows.map(({ cells }) =>
      columns.map(({ place, share }) => {
        const beside = share === null ? '' : (cells[share]?.text ?? '');
        const text = cells[place]?.text ?? '';
        return beside === '' ? text : `${text} (${beside}%)`;
      }),
    ),
    notes: [...table.notes],
  };
}

function shareBeside(columns: readonly LaidColumn[], key: string): number | null {
  const place = columns.findIndex(({ shareOf }) => shareOf === key);
  return place === -1 ? null : place;
}

/** `News`, or `respondents · Interviews` under a head. */
function nameOf({ name, under }: LaidColumn): string {
  if (under === null) return name;
  return name === '' || name === 'n' ? under.name : `${under.name} · ${name}`;
}

/** Compares what is printed now with what was printed then. */
export function changesSince(then: PrintedValues, now: PrintedValues): PrintedChanges {
  const [before, after] = [valuesByPlace(then), valuesByPlace(now)];
  const values: ChangedValue[] = [];
  for (const [place, to] of after) {
    const from = before.get(place);
    if (from?.text !== to.text) values.push({ ...to.at, from: from?.text ?? null, to: to.text });
  }
  for (const [place, from] of before)
    if (!after.has(place)) values.push({ ...from.at, from: from.text, to: null });
  return {
    values,
    words:
      then.caption !== now.caption ||
      then.notes.join('\n') !== now.notes.join('\n') ||
      renamed(then.rows, now.rows) ||
      renamed(then.columns, now.columns),
    layout: keysOf(then.rows) !== keysOf(now.rows) || keysOf(then.columns) !== keysOf(now.columns),
  };
}

/** Whether nothing that is printed differs. */
export function isUnchanged({ values, words, layout }: PrintedChanges): boolean {
  return values.length === 0 && !words && !layout;
}

interface PlacedValue {
  readonly at: { readonly row: string; readonly column: string };
  readonly text: string;
}

function valuesByPlace({ rows, columns, values }: PrintedValues): Map<string, PlacedValue> {
  return new Map(
    rows.flatMap((row, line) =>
      columns.map((column, place) => [
        JSON.stringify([row.key, column.key]),
        { at: { row: row.name, column: column.name }, text: values[line]?.[place] ?? '' },
      ]),
    ),
  );
}

function renamed(then: readonly PrintedLine[], now: readonly PrintedLine[]): boolean {
  const names = new Map(then.map(({ key, name }) => [key, name]));
  return now.some(({ key, name }) => names.has(key) && names.get(key) !== name);
}

function keysOf(lines: readonly PrintedLine[]): string {
  return JSON.stringify(lines.map(({ key }) => key));
}

/** The record of an export from its stored text; null for a text that is no such record. */
export function printedValuesFrom(stored: string): PrintedValues | null {
  try {
    const value = JSON.parse(stored) as Partial<PrintedValues> | null;
    const lists = [value?.rows, value?.columns, value?.values, value?.notes];
    return value && lists.every(Array.isArray) ? (value as PrintedValues) : null;
  } catch {
    return null;
  }
}
