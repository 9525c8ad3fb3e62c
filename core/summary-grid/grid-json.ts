// A summary grid in the form that scripts read: `concord grid --format json`. Names and nesting are part of its
// contract.
import { PATH_SEPARATOR } from '../codes/codebook.ts';
import { plainKey } from '../counting/grouping.ts';
import { selectionJson, type JsonTelling, type SelectionJson } from '../counting/selection-json.ts';
import type { ConsentScope } from '../respondents/consent.ts';
import type { BasisChanges } from './basis.ts';
import type { GridRow } from './grid-row.ts';
import type { GridRows } from './request.ts';
import { byPlace, placeKey, placeOf, progressOf, type GridProgress, type WrittenGrid } from './written.ts';

/** Why a cell has no passage: nobody has reviewed a source of its row, or there is none; null where it has some. */
export type EmptyCell = 'not_reviewed' | 'no_passages' | 'whole_source';

/** A summary in a cell. */
export interface SummaryJson {
  readonly coder: string;
  readonly text: string;
  readonly updated_at: string;
  readonly confirmed_at: string | null;
  readonly confirmed_by: string | null;
  /** What has changed under the cell since it was edited or confirmed; null for nothing. */
  readonly codings_changed: BasisChanges | null;
}

/** A cell. */
export interface GridCellJson {
  readonly code: string;
  readonly code_id: string;
  readonly passages: number;
  readonly empty: EmptyCell | null;
  readonly summaries: readonly SummaryJson[];
  /** Ids of codings, in the order pinned. */
  readonly pinned: readonly string[];
}

/** A grid as JSON. */
export interface GridJson extends SelectionJson {
  readonly of: GridRows;
  /** Rows of the base: what the `rows` of themes are out of. */
  readonly n: number;
  readonly cells: GridProgress;
  /** Interviews for which no respondent is named, in no row of respondents. */
  readonly without_respondent: number;
  readonly themes: readonly {
    readonly code: string;
    readonly code_id: string;
    /** Names joined by ` > `. */
    readonly path: string;
    /** Rows of the base with at least one passage. */
    readonly rows: number;
  }[];
  readonly rows: readonly {
    readonly name: string;
    readonly id: string;
    /** The values that it is grouped by; empty where nothing is grouped. */
    readonly group: readonly string[];
    readonly sources: number;
    readonly reviewed: boolean;
    /** What this person agreed to, or the narrowest scope of those heard in the source; null where none is recorded. */
    readonly consent: ConsentScope | null;
    readonly cells: readonly GridCellJson[];
  }[];
  readonly method: string;
  readonly notice: string | null;
}

/** The grid as plain JSON. `progress` is that of the whole grid, where only a part of it is written. */
export function gridJson(
  written: WrittenGrid,
  { coderName, method, notice }: JsonTelling,
  progress = progressOf(written),
): GridJson {
  const { grid, summaries, quotes } = written;
  const { facts, layer } = grid;
  const summariesAt = byPlace(summaries);
  const quotesAt = byPlace(quotes);
  const groups = grid.groups.flatMap((group) =>
    Array.from({ length: group.rows }, () => group.meanings.map(plainKey)),
  );
  const cellOf = (row: GridRow, theme: number): GridCellJson => {
    const { codeId, path } = grid.themes[theme]!;
    const key = placeKey(placeOf(grid, row, codeId));
    return {
      code: path.at(-1) ?? '',
      code_id: codeId,
      passages: row.cells[theme]!.passages,
      empty: emptyCell(row, theme),
      summaries: (summariesAt.get(key) ?? []).map((summary) => ({
        coder: coderName(summary.coderId),
        text: summary.body,
        updated_at: summary.updatedAt,
        confirmed_at: summary.confirmedAt,
        confirmed_by: summary.confirmedBy === null ? null : coderName(summary.confirmedBy),
        codings_changed: summary.changes,
      })),
      pinned: (quotesAt.get(key) ?? []).map(({ codingId }) => codingId),
    };
  };
  return {
    of: grid.of,
    n: grid.inBase,
    cells: progress,
    without_respondent: grid.withoutRespondent,
    ...selectionJson(facts, layer, facts.sources.notReviewed, coderName),
    themes: grid.themes.map(({ codeId, path, rows }) => ({
      code: path.at(-1) ?? '',
      code_id: codeId,
      path: path.join(PATH_SEPARATOR),
      rows,
    })),
    rows: grid.rows.map((row, place) => ({
      name: row.name,
      id: row.id,
      group: groups[place] ?? [],
      sources: row.sourceIds.length,
      reviewed: row.isReviewed,
      consent: row.consent,
      cells: grid.themes.map((_, theme) => cellOf(row, theme)),
    })),
    method,
    notice,
  };
}

/** Why a cell of a row has no passage; null where it has some. */
export function emptyCell({ cells, isReviewed }: GridRow, theme: number): EmptyCell | null {
  const { passages, isWhole } = cells[theme]!;
  if (passages > 0) return null;
  if (isWhole) return 'whole_source';
  return isReviewed ? 'no_passages' : 'not_reviewed';
}
