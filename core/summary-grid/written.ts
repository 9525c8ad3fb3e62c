// What analysts have written into a grid: their summaries with what has changed under each, and the quotes pinned there.
import type { BasisChanges } from './basis.ts';
import type { GridPlace } from '../basis.ts';
import type { GridRow } from './grid-row.ts';
import type { SummaryGrid } from './grid.ts';

/** A summary of a cell, by one person. */
export interface WrittenSummary extends GridPlace {
  readonly id: string;
  readonly coderId: string;
  readonly body: string;
  /** When its author last edited it. */
  readonly updatedAt: string;
  /** When it was last confirmed after that, and by whom; null if it was not. */
  readonly confirmedAt: string | null;
  readonly confirmedBy: string | null;
  /** What has changed under the cell since it was edited or confirmed; null for nothing. */
  readonly changes: BasisChanges | null;
}

/** A quote pinned in a cell, by one person. */
export interface PinnedQuote extends GridPlace {
  readonly id: string;
  readonly codingId: string;
  readonly coderId: string;
}

/** A grid with what is written in it. */
export interface WrittenGrid {
  readonly grid: SummaryGrid;
  /** Those of the rows and themes of the grid. */
  readonly summaries: readonly WrittenSummary[];
  /** In the order pinned. */
  readonly quotes: readonly PinnedQuote[];
}

/** Which cells of a grid are shown: all of them, those without a summary, or those whose codings have changed. */
export type GridShow = 'all' | 'without' | 'changed';
export const gridShows: readonly GridShow[] = ['all', 'without', 'changed'];

/** The key of a cell, the same for a grid's row and for what is written there. */
export function placeKey({ themeId, respondentId, sourceId }: GridPlace): string {
  return `${themeId} ${respondentId ?? ''} ${sourceId ?? ''}`;
}

/** The cell of a row and a theme. */
export function placeOf(grid: Pick<SummaryGrid, 'of'>, row: Pick<GridRow, 'id'>, themeId: string): GridPlace {
  const isOfPeople = grid.of === 'respondents';
  return { themeId, respondentId: isOfPeople ? row.id : null, sourceId: isOfPeople ? null : row.id };
}

/** Summaries or quotes by the key of their cell, in the order given. */
export function byPlace<T extends GridPlace>(written: readonly T[]): ReadonlyMap<string, readonly T[]> {
  return Map.groupBy(written, placeKey);
}

/** How far a grid is written. Cells are counted once, however many people have written there. */
export interface GridProgress {
  /** Cells of the base, and those of them that carry passages. */
  readonly cells: number;
  readonly carrying: number;
  /** Of the cells that carry passages: those with a summary, and those of them whose codings changed after it. */
  readonly summarised: number;
  readonly changed: number;
  /** Cells with a summary and without a passage that counts. */
  readonly apart: number;
}

/** Counts the cells of a grid that are written. */
export function progressOf({ grid, summaries }: Pick<WrittenGrid, 'grid' | 'summaries'>): GridProgress {
  const written = byPlace(summaries);
  let [summarised, changed, apart] = [0, 0, 0];
  for (const row of grid.rows)
    grid.themes.forEach(({ codeId }, theme) => {
      const own = written.get(placeKey(placeOf(grid, row, codeId)));
      if (!own) return;
      if (row.cells[theme]!.passages === 0) {
        apart += 1;
        return;
      }
      summarised += 1;
      if (own.some(({ changes }) => changes !== null)) changed += 1;
    });
  return { cells: grid.cells.of, carrying: grid.cells.carrying, summarised, changed, apart };
}

/**
 * Whether a cell is among those shown. `without` are cells with passages, or coded as a whole, and no summary;
 * `changed` are those with a summary older than its codings.
 */
export function isShown(
  show: GridShow,
  cell: GridRow['cells'][number],
  summaries: readonly WrittenSummary[],
): boolean {
  switch (show) {
    case 'all':
      return true;
    case 'without':
      return summaries.length === 0 && (cell.passages > 0 || cell.isWhole);
    case 'changed':
      return summaries.some(({ changes }) => changes !== null);
  }
}
