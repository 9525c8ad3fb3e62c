// What one recorded change was about, read from the change itself: the rows may be gone by now.
import type { Change } from '#core/change.ts';
import type { Records, TableName } from '#core/records.ts';

/** How many rows of each table a change added, updated and removed. */
export type RowCounts = Readonly<Record<string, { added?: number; updated?: number; removed?: number }>>;

/** The one thing an act was done to. A coding is named by its code and source, which may be gone. */
export type ActSubject = { readonly name: string } | { readonly codeId: string; readonly sourceId: string };

/** Counts the rows of a change by table. */
export function countsOf(change: Change): RowCounts {
  const counts: Record<string, { added?: number; updated?: number; removed?: number }> = {};
  for (const part of ['added', 'updated', 'removed'] as const) {
    for (const [table, rows] of Object.entries(change[part])) {
      (counts[table] ??= {})[part] = Object.keys(rows).length;
    }
  }
  return counts;
}

// What an act is about comes first: a deleted code takes codings and memos with it.
const NAMED: readonly TableName[] = [
  'source',
  'code',
  'coding',
  'memo',
  'comparison',
  'project',
  'respondent',
  'class',
  'attribute',
  'coder',
];

/**
 * What a change was done to: the only row of the first table that can be named; null where there are several, or
 * where what came in was codings and a code only for their sake.
 */
export function subjectOf(change: Change): ActSubject | null {
  const { code = {}, coding = {} } = change.added;
  if (Object.keys(code).length > 0 && Object.keys(coding).length > 0) return null;
  for (const table of NAMED) {
    const rows = rowsIn(change, table);
    if (rows.length === 0) continue;
    const [row] = rows;
    return rows.length === 1 && row ? named(table, row) : null;
  }
  return null;
}

function rowsIn<T extends TableName>(change: Change, table: T): Records[T][] {
  const { added, updated, removed } = change;
  return [
    ...Object.values<Records[T]>(added[table] ?? {}),
    ...Object.values<readonly [Records[T], Records[T]]>(updated[table] ?? {}).map(([, to]) => to),
    ...Object.values<Records[T]>(removed[table] ?? {}),
  ];
}

function named(table: TableName, row: Records[TableName]): ActSubject | null {
  if (
    'codeId' in row &&
    'sourceId' in row &&
    table === 'coding' &&
    row.sourceId !== null &&
    row.codeId !== null
  ) {
    return { codeId: row.codeId, sourceId: row.sourceId };
  }
  const name = 'name' in row ? row.name : 'title' in row ? row.title : '';
  return name === '' ? null : { name };
}
