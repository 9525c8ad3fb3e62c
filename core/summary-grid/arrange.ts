// The order of the rows of a grid, and the groups that they stand in.
import { columnsOf, type ColumnMeaning, type Columns } from '../counting/grouping.ts';
import { byName } from '../counting/name-order.ts';
import type { Grouping } from '../counting/request.ts';
import type { Selection } from '../counting/selection.ts';
import type { GridRow } from './grid-row.ts';
import type { GridRows, GridSort } from './request.ts';

/** Rows that have the same values. */
export interface GridGroup {
  /** The values, several where a row has several; empty where nothing is grouped. */
  readonly meanings: readonly ColumnMeaning[];
  /** How many rows it has; they follow each other. */
  readonly rows: number;
  /** How many sources these rows have together, each once. */
  readonly sources: number;
}

/** What rows are put in order by. */
type ArrangedRow = Pick<GridRow, 'id' | 'name' | 'sourceIds' | 'cells'>;

/** Puts rows in order. Rows without a value are last, in groups as in sorting. Throws `not_found` as `columnsOf`. */
export function arranged<Row extends ArrangedRow>(
  selection: Selection,
  of: GridRows,
  rows: readonly Row[],
  { group, sort }: { readonly group: Grouping | null; readonly sort: GridSort },
): { readonly ordered: readonly Row[]; readonly groups: readonly GridGroup[] } {
  const sorted = sortedRows(selection, of, rows, sort);
  if (group === null || rows.length === 0)
    return { ordered: sorted, groups: rows.length === 0 ? [] : [groupOf(sorted, [])] };
  const columns = columnsIn(selection, group);
  const together = Map.groupBy(sorted, (row) => placesOf(columns, of, row).join(' '));
  const placed = [...together.values()]
    .map((own) => ({ own, places: placesOf(columns, of, own[0]!) }))
    .sort((a, b) => byPlaces(a.places, b.places));
  return {
    ordered: placed.flatMap(({ own }) => own),
    groups: placed.map(({ own, places }) =>
      groupOf(
        own,
        places.map((place) => columns.list[place]!.meaning),
      ),
    ),
  };
}

function columnsIn({ corpus, scoped }: Selection, by: Grouping): Columns {
  return columnsOf(corpus, scoped, by);
}

function groupOf(rows: readonly ArrangedRow[], meanings: readonly ColumnMeaning[]): GridGroup {
  return { meanings, rows: rows.length, sources: new Set(rows.flatMap(({ sourceIds }) => sourceIds)).size };
}

function sortedRows<Row extends ArrangedRow>(
  selection: Selection,
  of: GridRows,
  rows: readonly Row[],
  sort: GridSort,
): readonly Row[] {
  switch (sort) {
    case 'order':
      return rows;
    case 'name':
      return rows.toSorted((a, b) => byName(a.name, b.name));
    case 'passages': {
      const sums = new Map(
        rows.map((row) => [row, row.cells.reduce((sum, { passages }) => sum + passages, 0)]),
      );
      return rows.toSorted((a, b) => sums.get(b)! - sums.get(a)!);
    }
    default: {
      const columns = columnsIn(selection, sort);
      const places = new Map(rows.map((row) => [row, placesOf(columns, of, row)]));
      return rows.toSorted((a, b) => byPlaces(places.get(a)!, places.get(b)!));
    }
  }
}

/** The columns of a row: a person's own values where columns stand for people, else those of all its sources. */
function placesOf(columns: Columns, of: GridRows, { id, sourceIds }: ArrangedRow): readonly number[] {
  const own =
    of === 'respondents' && columns.ofRespondent
      ? columns.ofRespondent(id)
      : sourceIds.flatMap(columns.ofSource);
  return [...new Set(own)].sort((a, b) => a - b);
}

function byPlaces(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < a.length && at < b.length; at += 1) if (a[at] !== b[at]) return a[at]! - b[at]!;
  return a.length - b.length;
}
