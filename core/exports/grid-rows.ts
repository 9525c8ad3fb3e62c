// A summary grid as a table for scripts and spreadsheets: one row for each cell and summary; a cell without a summary
// has one row.
import type { GridJson, SummaryJson } from '../summary-grid/grid-json.ts';
import { jsonRows, type FlatRow } from './json-rows.ts';
import type { Table } from './table.ts';

/** The cells of all rows. `paths` are written paths by code id. */
export function gridTable(json: GridJson, paths: ReadonlyMap<string, string>): Table {
  const { of, rows, basis, rollup, layer, denominator, not_reviewed, method, notice } = json;
  const lines = rows.flatMap(({ name, id, group, sources, reviewed, consent, cells }) =>
    cells.flatMap(({ code, code_id, passages, empty, summaries, pinned }): FlatRow[] => {
      const cell = {
        row: name,
        row_id: id,
        group: group.join('; '),
        sources,
        reviewed,
        consent,
        path: paths.get(code_id) ?? code,
        code_id,
        passages,
        empty,
        pinned: pinned.length,
      };
      return summaries.length === 0
        ? [cell]
        : summaries.map((summary) => ({ ...cell, ...summaryFields(summary) }));
    }),
  );
  return jsonRows(
    'row row_id group sources reviewed consent path code_id passages empty pinned summary coder updated_at confirmed_at confirmed_by added removed recoded moved reworded'.split(
      ' ',
    ),
    lines,
    { of, basis, rollup, layer, denominator, not_reviewed, method, notice },
    [],
  );
}

function summaryFields(summary: SummaryJson): FlatRow {
  const { coder, text, updated_at, confirmed_at, confirmed_by, codings_changed } = summary;
  return { summary: text, coder, updated_at, confirmed_at, confirmed_by, ...codings_changed };
}
