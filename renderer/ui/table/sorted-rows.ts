import type { Column, Sort } from './column.ts';

/** The part of a column that sorting needs. */
export type SortableColumn<Row> = Pick<Column<Row>, 'id' | 'sortBy'>;

/** The rows in the order of `sort`; equal rows keep their order. Words are compared by the rules of `language`. */
export function sorted<Row>(
  rows: readonly Row[],
  columns: readonly SortableColumn<Row>[],
  sort: Sort | null,
  language: string,
): readonly Row[] {
  const value = columns.find((column) => column.id === sort?.column)?.sortBy;
  if (!sort || !value) return rows;
  const collator = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
  const sign = sort.direction === 'ascending' ? 1 : -1;
  const keyed = rows.map((row) => ({ row, key: value(row) }));
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
    if (typeof a.key === 'number' && typeof b.key === 'number') return sign * (a.key - b.key);
    return sign * collator.compare(String(a.key), String(b.key));
  });
  return keyed.map(({ row }) => row);
}
