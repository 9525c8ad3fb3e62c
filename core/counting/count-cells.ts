// Counts all units of all cells in one pass over the codings of the base: first by source and row, then added
// to the columns of the source.
import { CellSums, type CellCounts } from './cell-sums.ts';
import { creditedIn } from './credit.ts';
import type { Columns } from './grouping.ts';
import type { Selection } from './selection.ts';
import { SourceCounts } from './source-counts.ts';

/** Counts by row (index in `rows`) and column (index in `columns.list`; null is the union of all). */
export interface CountTable {
  readonly cell: (row: number, column: number | null) => CellCounts;
  /** Numbers, in `Selection.people`, of the people that a cell counts. */
  readonly people: (row: number, column: number | null) => readonly number[];
}

/**
 * Counts the selection. Each row is the set of ids of the codes that it counts; a code may belong to many rows. With
 * `isPresenceEnough` only sources and people are counted.
 */
export function countCells(
  selection: Selection,
  columns: Columns,
  rows: readonly ReadonlySet<string>[],
  isPresenceEnough = false,
): CountTable {
  const held = new SourceCounts(selection, rows);
  const cells = new CellSums(rows.length, columns.list.length + 1, selection.people.size);
  const union = columns.list.length;
  for (const source of selection.sources) {
    if (source.slots.length === 0) continue;
    const places = columns.ofSource(source.record.id);
    if (source.isGroup) {
      held.count(source, selection.accepts, (slot) => selection.creditedTo(source, slot));
      cells.add(union, held, source);
      for (const place of places) {
        if (columns.ofRespondent) {
          held.count(source, selection.accepts, (slot) =>
            creditedIn(selection, columns, source, slot, place),
          );
        }
        cells.add(place, held, source);
      }
    } else {
      if (isPresenceEnough) held.notePresent(source, selection.accepts);
      else held.count(source, selection.accepts);
      cells.add(union, held, source);
      for (const place of places) cells.add(place, held, source);
    }
  }
  return {
    cell: (row, column) => cells.read(row, column ?? union),
    people: (row, column) => cells.people(row, column ?? union),
  };
}
