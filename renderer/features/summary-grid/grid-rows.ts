// The rows of the grid as they are shown, and the way from cell to cell.
import type { GridRow } from '#core/summary-grid/grid-row.ts';
import {
  byPlace,
  isShown,
  placeKey,
  placeOf,
  type GridShow,
  type PinnedQuote,
  type WrittenGrid,
  type WrittenSummary,
} from '#core/summary-grid/written.ts';
import type { GridCellPlace } from '#renderer/ui/table/cell-grid-props.ts';

const noSummaries: readonly WrittenSummary[] = [];
const noQuotes: readonly PinnedQuote[] = [];

/** What is written in the cells of a grid. */
export interface CellsWritten {
  readonly summariesOf: (row: GridRow, theme: number) => readonly WrittenSummary[];
  readonly quotesOf: (row: GridRow, theme: number) => readonly PinnedQuote[];
}

/** Looks up what is written in a cell. */
export function cellsWritten({ grid, summaries, quotes }: WrittenGrid): CellsWritten {
  const [summariesAt, quotesAt] = [byPlace(summaries), byPlace(quotes)];
  const keyOf = (row: GridRow, theme: number): string =>
    placeKey(placeOf(grid, row, grid.themes[theme]!.codeId));
  return {
    summariesOf: (row, theme) => summariesAt.get(keyOf(row, theme)) ?? noSummaries,
    quotesOf: (row, theme) => quotesAt.get(keyOf(row, theme)) ?? noQuotes,
  };
}

/** A group of the rows shown. */
export interface ShownGroup {
  readonly group: WrittenGrid['grid']['groups'][number];
  readonly rows: readonly GridRow[];
}

/** The rows that have a cell to be shown, and the row of the active cell, in which somebody may be writing. */
export function shownGroups(
  written: WrittenGrid,
  { summariesOf }: CellsWritten,
  show: GridShow,
  active: string | null,
): ShownGroup[] {
  const { grid } = written;
  const isWanted = (row: GridRow): boolean =>
    show === 'all' ||
    row.id === active ||
    row.cells.some((cell, theme) => isShown(show, cell, summariesOf(row, theme)));
  let from = 0;
  return grid.groups.flatMap((group) => {
    const rows = grid.rows.slice(from, (from += group.rows)).filter(isWanted);
    return rows.length === 0 ? [] : [{ group, rows }];
  });
}

/** The next or the previous cell, row by row; null at the ends. */
export function cellBeside(
  { grid }: WrittenGrid,
  rows: readonly GridRow[],
  from: GridCellPlace,
  step: 1 | -1,
): GridCellPlace | null {
  const at = rows.findIndex(({ id }) => id === from.row) * grid.themes.length;
  const column = grid.themes.findIndex(({ codeId }) => codeId === from.column);
  return cellAt(grid, rows, at + column + step);
}

/** The next cell with passages and without a summary, from the start again after the end; null if there is none. */
export function nextWithout(
  { grid }: WrittenGrid,
  { summariesOf }: CellsWritten,
  rows: readonly GridRow[],
  from: GridCellPlace | null,
): GridCellPlace | null {
  const width = grid.themes.length;
  const count = rows.length * width;
  const at =
    from === null
      ? -1
      : rows.findIndex(({ id }) => id === from.row) * width +
        grid.themes.findIndex(({ codeId }) => codeId === from.column);
  for (let step = 1; step <= count; step += 1) {
    const place = (at + step + count) % count;
    const row = rows[Math.floor(place / width)]!;
    const isSame = place === at;
    if (!isSame && isShown('without', row.cells[place % width]!, summariesOf(row, place % width)))
      return cellAt(grid, rows, place);
  }
  return null;
}

function cellAt(
  { themes }: WrittenGrid['grid'],
  rows: readonly GridRow[],
  place: number,
): GridCellPlace | null {
  const row = rows[Math.floor(place / themes.length)];
  const theme = themes[place % themes.length];
  return place < 0 || !row || !theme ? null : { row: row.id, column: theme.codeId };
}
