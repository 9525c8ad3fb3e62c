// An act as it travels: a Change of the study's rows, with who did it, when and how.
import { type Change, isEmpty, rowChanges, tablesOf } from '../change.ts';
import { isGuid } from '../guid.ts';
import type { ActNotes } from '../history/act-notes.ts';
import type { Row } from '../settling/rows.ts';
import { blobFields } from '../settling/references.ts';
import { studyTables, tables, type TableName } from '../tables/all.ts';
import type { Column } from '../tables/description.ts';

/** An act of a parcel. At most one of `group`, `undoes`, `redoes` is set. */
export interface TeamAct {
  readonly id: string;
  /** When it was done, ISO 8601. */
  readonly at: string;
  readonly coderId: string;
  readonly method: string;
  readonly group: string | null;
  readonly undoes: string | null;
  readonly redoes: string | null;
  /** The texts that its spans mean: by source, the hash of the text. */
  readonly texts: Readonly<Record<string, string>>;
  readonly change: Change;
  readonly told: ActNotes;
}

const ofStudy: ReadonlySet<string> = new Set(studyTables);

/** The part of a change that is of the study; the rest belongs to one person or one file, and does not travel. */
export function studyPart({ added, updated, removed }: Change): Change {
  const only = <T extends object>(part: T): T =>
    Object.keys(part).every((table) => ofStudy.has(table))
      ? part
      : // What is left of an object of its own type.
        (Object.fromEntries(Object.entries(part).filter(([table]) => ofStudy.has(table))) as T);
  return { added: only(added), updated: only(updated), removed: only(removed) };
}

/**
 * Whether the act travels: it changes the study, undoes or redoes an act that may have, or says why an act was done that all
 * files know by the same id.
 */
export function travels({
  change,
  undoes,
  redoes,
  told: { reason, about = '' },
}: Pick<TeamAct, 'change' | 'undoes' | 'redoes' | 'told'>): boolean {
  const isReason = reason !== undefined && isGuid(about);
  return !isEmpty(change) || undoes !== null || redoes !== null || isReason;
}

/** The earliest schema whose tables and columns can hold all of these acts. `oldest`: the least that is ever answered. */
export function schemaOf(acts: readonly Pick<TeamAct, 'change'>[], oldest: number): number {
  let schema = oldest;
  for (const { change } of acts)
    for (const { table, before, after } of rowChanges(change)) {
      schema = Math.max(schema, sinceOf(table).table);
      for (const [field, since] of sinceOf(table).columns)
        for (const row of [before, after])
          if (row && (row[field] ?? null) !== null) schema = Math.max(schema, since);
    }
  return schema;
}

interface Since {
  readonly table: number;
  readonly columns: readonly (readonly [field: string, since: number])[];
}

const sinces = new Map<TableName, Since>();

function sinceOf(table: TableName): Since {
  const known = sinces.get(table);
  if (known) return known;
  const { since = 0, columns }: { readonly since?: number; readonly columns: object } = tables[table];
  const late = Object.entries<Column>(columns as Record<string, Column>);
  const found = {
    table: since,
    columns: late.flatMap(([field, column]) =>
      column.since === undefined ? [] : [[field, column.since] as const],
    ),
  };
  sinces.set(table, found);
  return found;
}

/** The tables that the acts change, in alphabetical order. */
export function tablesOfActs(acts: readonly Pick<TeamAct, 'change'>[]): TableName[] {
  return [...new Set(acts.flatMap(({ change }) => tablesOf(change)))].sort();
}

/** The hashes of the blobs that the rows of the acts name after them. */
export function blobsOf(acts: readonly Pick<TeamAct, 'change'>[]): Set<string> {
  const found = new Set<string>();
  for (const { change } of acts)
    for (const { table, after } of rowChanges(change))
      for (const field of after ? (blobFields[table] ?? []) : []) {
        const hash = after?.[field];
        if (typeof hash === 'string') found.add(hash);
      }
  return found;
}

/** The acts in parsed JSON; null where it is not what `TeamAct` describes. Nothing in it is dropped. */
export function actsIn(json: unknown): readonly TeamAct[] | null {
  return Array.isArray(json) && json.every(isAct) ? (json as readonly TeamAct[]) : null;
}

const fields: ReadonlySet<string> = new Set<keyof TeamAct>([
  'id',
  'at',
  'coderId',
  'method',
  'group',
  'undoes',
  'redoes',
  'texts',
  'change',
  'told',
]);

function isAct(value: unknown): boolean {
  if (!isRecord(value) || Object.keys(value).some((field) => !fields.has(field))) return false;
  const { id, at, coderId, method, group, undoes, redoes, texts, change, told } = value;
  const isWordOrNull = (each: unknown): boolean => each === null || typeof each === 'string';
  return (
    typeof id === 'string' &&
    isGuid(id) &&
    typeof at === 'string' &&
    !Number.isNaN(Date.parse(at)) &&
    typeof coderId === 'string' &&
    typeof method === 'string' &&
    [group, undoes, redoes].every(isWordOrNull) &&
    [group, undoes, redoes].filter((each) => each !== null).length <= 1 &&
    isRecord(texts) &&
    Object.values(texts).every((hash) => typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash)) &&
    isRecord(told) &&
    isChange(change)
  );
}

function isChange(value: unknown): boolean {
  if (!isRecord(value) || Object.keys(value).some((part) => !['added', 'updated', 'removed'].includes(part)))
    return false;
  const rowsAre = (
    part: unknown,
    isRowOf: (table: TableName, id: string, row: unknown) => boolean,
  ): boolean =>
    isRecord(part) &&
    Object.entries(part).every(
      ([table, rows]) =>
        ofStudy.has(table) &&
        isRecord(rows) &&
        // The table was looked up in the list of table names.
        Object.entries(rows).every(([id, row]) => isRowOf(table as TableName, id, row)),
    );
  return (
    rowsAre(value['added'], isRow) &&
    rowsAre(value['removed'], isRow) &&
    rowsAre(
      value['updated'],
      (table, id, pair) =>
        Array.isArray(pair) && pair.length === 2 && pair.every((row) => isRow(table, id, row)),
    )
  );
}

/** Whether it is a row of the table with this id: known columns alone, with values of their types. */
function isRow(table: TableName, id: string, row: unknown): row is Row {
  const columns: Readonly<Record<string, Column>> = tables[table].columns;
  return (
    isRecord(row) &&
    row['id'] === id &&
    Object.entries(row).every(([field, value]) => {
      const column = Object.hasOwn(columns, field) ? columns[field] : undefined;
      if (!column) return false;
      if (value === null) return column.isNullable === true;
      return (
        { text: 'string', integer: 'number', real: 'number', boolean: 'boolean' }[column.type] ===
        typeof value
      );
    })
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
