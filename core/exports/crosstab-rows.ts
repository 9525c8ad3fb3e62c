// A crosstab as a table for scripts and spreadsheets: one row for each cell. Totals have no row, no column, or neither.
import type { TableCellJson } from '../counting/table-cell.ts';
import type { CrosstabJson } from '../crosstab/crosstab-json.ts';
import { jsonRows, type FlatRow } from './json-rows.ts';
import type { Table } from './table.ts';

/** The cells of all themes. `paths` are written paths by code id. */
export function crosstabTable(json: CrosstabJson, paths: ReadonlyMap<string, string>): Table {
  const rows = json.themes.flatMap((theme) => {
    const line = (row: string | null, column: string | null, cell: TableCellJson): FlatRow => ({
      path: paths.get(theme.code_id) ?? theme.path,
      theme: theme.theme,
      code_id: theme.code_id,
      row,
      column,
      ...cell,
    });
    return [
      ...Object.entries(theme.cells).flatMap(([row, cells]) => [
        ...Object.entries(cells).map(([column, cell]) => line(row, column, cell)),
        line(row, null, theme.row_totals[row]!),
      ]),
      ...Object.entries(theme.column_totals).map(([column, cell]) => line(null, column, cell)),
      line(null, null, theme.total),
    ];
  });
  const { by, by2, unit, percent, basis, rollup, layer, denominator, not_reviewed, method, notice } = json;
  return jsonRows(
    ['path', 'theme', 'code_id', 'row', 'column', 'count', 'n', 'share', 'reason'],
    rows,
    { by, by2, unit, percent, basis, rollup, layer, denominator, not_reviewed, method, notice },
    ['share'],
  );
}
