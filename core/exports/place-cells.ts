// The first columns of every table whose rows are places in sources: passages, codings, hits.
import type { SourceRecord } from '../records.ts';
import type { Cell, Column } from './table.ts';

export const placeColumns: readonly Column[] = [
  { key: 'source_id', kind: 'text' },
  { key: 'source', kind: 'text' },
  { key: 'kind', kind: 'text' },
  { key: 'class', kind: 'text' },
  { key: 'date', kind: 'text' },
];

/** The cells of these columns; `classes` are the names of classes by id. */
export function placeCells(
  { id, title, kind, classId, date }: SourceRecord,
  classes: { readonly get: (id: string) => string | undefined },
): Cell[] {
  return [id, title, kind, classId === null ? null : (classes.get(classId) ?? null), date];
}
