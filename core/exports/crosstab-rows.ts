// A crosstab as a table for scripts and spreadsheets: one row for each cell. Totals have no row, no column, or neither.
// Where tests were asked for, residuals stand with their cells and the tests of a theme with its total.
import type { TableCellJson } from '../counting/table-cell.ts';
import type { AssociationJson, CrosstabJson, ThemeAssociationJson } from '../crosstab/crosstab-json.ts';
import { jsonRows, type FlatRow } from './json-rows.ts';
import type { Cell, Table } from './table.ts';

/** The numbers of a test, in the names and order of their columns. */
const numbers = ['n', 'chi2', 'df', 'p', 'test', 'tables', 'cramer_v', 'cramer_v_bias_corrected'] as const;

/** The cells of all themes. `paths` are written paths by code id. */
export function crosstabTable(json: CrosstabJson, paths: ReadonlyMap<string, string>): Table {
  const [rowKeys, columnKeys] = [json.rows, json.columns].map((heads) => heads.map(({ key }) => key));
  const { statistics } = json;
  const rows = json.themes.flatMap((theme) => {
    const line = (
      row: string | null,
      column: string | null,
      cell: TableCellJson,
      tests: FlatRow = {},
    ): FlatRow => ({
      path: paths.get(theme.code_id) ?? theme.path,
      theme: theme.theme,
      code_id: theme.code_id,
      row,
      column,
      ...cell,
      share_n: wholeOf(json, theme, row, column, cell),
      ...tests,
    });
    const own = theme.statistics;
    // Of both lines of a theme's table, with and without it, the first has what the cells show.
    const residual = (found: ThemeAssociationJson | undefined, place: number): FlatRow =>
      found ? { residual: found.adjusted_residuals?.[0]?.[place] ?? null } : {};
    return [
      ...(rowKeys ?? []).flatMap((row, place) => [
        ...(columnKeys ?? []).map((column, at) =>
          line(
            row,
            column,
            theme.cells[row]![column]!,
            statistics ? { base_residual: statistics.adjusted_residuals?.[place]?.[at] ?? null } : {},
          ),
        ),
        line(row, null, theme.row_totals[row]!, residual(own?.by, place)),
      ]),
      ...(columnKeys ?? []).map((column, place) =>
        line(null, column, theme.column_totals[column]!, residual(own?.by2, place)),
      ),
      line(null, null, theme.total, own ? { ...testOf('by', own.by), ...testOf('by2', own.by2) } : {}),
    ];
  });
  const { by, by2, unit, percent, basis, rollup, layer, denominator, not_reviewed, method, notice } = json;
  return jsonRows(
    [
      'path',
      'theme',
      'code_id',
      'row',
      'column',
      'count',
      'n',
      'share',
      'share_n',
      'reason',
      ...(statistics ? ['residual', 'base_residual', ...testFields('by'), ...testFields('by2')] : []),
    ],
    rows,
    {
      by,
      by2,
      unit,
      percent,
      basis,
      rollup,
      layer,
      denominator,
      not_reviewed,
      ...(statistics ? prefixed('base', statistics, [...numbers, 'reason']) : {}),
      method,
      notice,
    },
    ['share'],
  );
}

/** What the share of a cell is out of; null without a share, and where it is that of an estimate, which is of no count. */
function wholeOf(
  { percent }: CrosstabJson,
  theme: CrosstabJson['themes'][number],
  row: string | null,
  column: string | null,
  { count, n, share }: TableCellJson,
): number | null {
  const whole = {
    cell: n,
    none: null,
    row: row === null ? theme.total.count : theme.row_totals[row]!.count,
    column: column === null ? theme.total.count : theme.column_totals[column]!.count,
    total: theme.total.count,
  }[percent];
  if (share === null || count === null || whole === null || whole === 0) return null;
  return Math.abs(count / whole - share) < 1e-9 ? whole : null;
}

function testFields(by: 'by' | 'by2'): string[] {
  return [...numbers, 'holm', 'bh', 'reason'].map((name) => `${by}_${name}`);
}

function testOf(by: 'by' | 'by2', found: ThemeAssociationJson): FlatRow {
  return prefixed(by, found, [...numbers, 'holm', 'bh', 'reason']);
}

function prefixed(
  prefix: string,
  found: AssociationJson & Partial<ThemeAssociationJson>,
  names: readonly Exclude<keyof ThemeAssociationJson, 'adjusted_residuals'>[],
): FlatRow {
  return Object.fromEntries(names.map((name): [string, Cell] => [`${prefix}_${name}`, found[name] ?? null]));
}
