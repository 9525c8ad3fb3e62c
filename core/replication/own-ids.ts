// A package without names has ids of its own, and an order and times that do not reveal those of the project.
// Somebody who also has a package with names cannot match the two except by their words.
import type { Draw } from './draw.ts';
import type { StudyRows } from './study-rows.ts';

type AnyRow = Readonly<Record<string, unknown>> & { readonly id: string };
type AnyRows = Readonly<Record<string, readonly AnyRow[]>>;

const guid = /\b[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b/gi;

/** The rows with drawn ids wherever an id occurs, including in settings and texts. */
export function withOwnIds<T extends Partial<StudyRows>>(rows: T, draw: Draw): T {
  const tables = rows as unknown as AnyRows;
  const ids = new Map<string, string>();
  for (const table of Object.values(tables)) for (const { id } of table) ids.set(id, draw.id(id));
  const renamed = (value: unknown): unknown =>
    typeof value === 'string'
      ? (ids.get(value) ?? value.replaceAll(guid, (each) => ids.get(each.toLowerCase()) ?? each))
      : value;
  return mapped(rows, (row) =>
    Object.fromEntries(Object.entries(row).map(([field, value]) => [field, renamed(value)])),
  );
}

/** Tables whose order would tell when people were interviewed and passages coded. */
const IN_ORDER = [
  'source',
  'respondent',
  'sourceRespondent',
  'review',
  'coding',
  'memo',
  'verdict',
  'verdictEvidence',
  'summary',
  'summaryQuote',
] as const satisfies readonly (keyof StudyRows)[];

/** These rows in the order of their ids, which are drawn; respondents are numbered in this order. */
export function inOrderOfIds(rows: StudyRows): StudyRows {
  const tables = rows as unknown as AnyRows;
  const ordered = Object.fromEntries(
    IN_ORDER.map((table) => [table, tables[table]?.toSorted(byId)]),
  ) as Partial<StudyRows>;
  const both = { ...rows, ...ordered };
  return { ...both, respondent: both.respondent.map((row, place) => ({ ...row, position: place + 1 })) };
}

function byId(a: AnyRow, b: AnyRow): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

const TIMES: ReadonlySet<string> = new Set(['createdAt', 'updatedAt', 'confirmedAt', 'at']);

/** The rows with only the day of each act, since its time is the same in every package. */
export function toTheDay(rows: StudyRows): StudyRows {
  return mapped(rows, (row) =>
    Object.fromEntries(
      Object.entries(row).map(([field, value]) => [
        field,
        TIMES.has(field) && typeof value === 'string' ? dayOf(value) : value,
      ]),
    ),
  );
}

/** `2026-03-14T09:00:00.000Z` as `2026-03-14`. */
export function dayOf(moment: string): string {
  return moment.slice(0, 10);
}

function mapped<T extends Partial<StudyRows>>(rows: T, change: (row: AnyRow) => object): T {
  const tables = rows as unknown as AnyRows;
  // Every row keeps its fields, and every table its type of rows.
  return Object.fromEntries(
    Object.entries(tables).map(([table, those]) => [table, those.map(change)]),
  ) as unknown as T;
}
