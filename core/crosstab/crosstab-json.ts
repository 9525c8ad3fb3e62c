// A crosstab in the form that scripts read: `concord crosstab --format json`. Names and nesting are part of its
// contract.
import { PATH_SEPARATOR } from '../codes/codebook.ts';
import type { DatesUnplaced } from '../counting/dates.ts';
import type { ReasonKey } from '../counting/reasons.ts';
import type { Unit } from '../counting/request.ts';
import { selectionJson, type JsonTelling, type SelectionJson } from '../counting/selection-json.ts';
import { tableCellJson, type TableCellJson } from '../counting/table-cell.ts';
import { toldBase, type TallyColumn } from '../counting/tally-column.ts';
import type { Crosstab, CrosstabTheme } from './crosstab.ts';
import type { Association, ThemeAssociation } from './more-statistics.ts';
import type { Percent } from '../counting/request.ts';

/** A test and measures of association. */
export interface AssociationJson {
  readonly n: number;
  readonly chi2: number | null;
  readonly df: number | null;
  /** Of the chi-square, or of the exact test where there is none. */
  readonly p: number | null;
  readonly test: 'chi-square' | 'fisher-freeman-halton' | null;
  /** How many tables the exact test went through. */
  readonly tables: number | null;
  readonly cramer_v: number | null;
  readonly cramer_v_bias_corrected: number | null;
  readonly adjusted_residuals: readonly (readonly (number | null)[])[] | null;
  readonly reason: ReasonKey | null;
}

/** The same for a theme; `holm` and `bh` are p corrected over all tested themes of the table. */
export interface ThemeAssociationJson extends AssociationJson {
  readonly holm: number | null;
  readonly bh: number | null;
}

/** A crosstab as JSON. */
export interface CrosstabJson extends SelectionJson {
  readonly by: string;
  readonly by2: string;
  readonly unit: Unit;
  readonly percent: Percent;
  readonly coarse_dates: DatesUnplaced | null;
  readonly rows: readonly { readonly key: string; readonly n: number | null }[];
  readonly columns: readonly { readonly key: string; readonly n: number | null }[];
  readonly n: number | null;
  readonly themes: readonly {
    readonly code: string;
    readonly code_id: string;
    /** Names joined by ` > `. */
    readonly path: string;
    readonly theme: boolean;
    /** By the key of the row, then by that of the column. */
    readonly cells: Readonly<Record<string, Readonly<Record<string, TableCellJson>>>>;
    readonly row_totals: Readonly<Record<string, TableCellJson>>;
    readonly column_totals: Readonly<Record<string, TableCellJson>>;
    readonly total: TableCellJson;
    readonly reviewed_before_created: number;
    readonly at_risk: number;
    /** With and without the theme, by the rows and by the columns; only where asked for. */
    readonly statistics?: { readonly by: ThemeAssociationJson; readonly by2: ThemeAssociationJson };
  }[];
  /** The rows by the columns, whatever the theme; only where asked for. */
  readonly statistics?: AssociationJson;
  readonly method: string;
  readonly notice: string | null;
}

/** The crosstab as plain JSON. `names` are the names of the groupings of rows and columns. */
export function crosstabJson(
  crosstab: Crosstab,
  { coderName, method, notice }: JsonTelling,
  names: { readonly by: string; readonly by2: string },
): CrosstabJson {
  const { settings, rows, columns, total, themes, statistics, facts, notReviewed } = crosstab;
  const { unit, percent } = settings;
  const headOf = (column: TallyColumn) => ({ key: column.key, n: toldBase(column, unit) });
  return {
    by: names.by,
    by2: names.by2,
    unit,
    percent,
    ...selectionJson(facts.tally, settings.layer, notReviewed, coderName),
    coarse_dates: facts.tally.unplacedByMonth,
    rows: rows.map(headOf),
    columns: columns.map(headOf),
    n: toldBase(total, unit),
    themes: themes.map((theme, index) => {
      const found = statistics?.themes[index];
      return {
        code: theme.path.at(-1) ?? '',
        code_id: theme.codeId,
        path: theme.path.join(PATH_SEPARATOR),
        theme: theme.theme,
        ...cellsJson(crosstab, theme),
        reviewed_before_created: theme.bornLate,
        at_risk: theme.bornLateAtRisk,
        ...(found ? { statistics: { by: ofTheme(found.byRows), by2: ofTheme(found.byColumns) } } : {}),
      };
    }),
    ...(statistics ? { statistics: associationJson(statistics.table) } : {}),
    method,
    notice,
  };
}

function cellsJson({ rows, columns }: Crosstab, { cells, rowTotals, columnTotals, total }: CrosstabTheme) {
  return {
    cells: Object.fromEntries(
      rows.map(({ key }, row) => [
        key,
        Object.fromEntries(
          columns.map((column, place) => [column.key, tableCellJson(cells[row]![place]!)] as const),
        ),
      ]),
    ),
    row_totals: Object.fromEntries(rows.map(({ key }, row) => [key, tableCellJson(rowTotals[row]!)])),
    column_totals: Object.fromEntries(
      columns.map(({ key }, column) => [key, tableCellJson(columnTotals[column]!)]),
    ),
    total: tableCellJson(total),
  };
}

function ofTheme({ holm, bh, ...association }: ThemeAssociation): ThemeAssociationJson {
  return { ...associationJson(association), holm, bh };
}

function associationJson(association: Association): AssociationJson {
  const { n, chiSquare, exact, cramersV, correctedV, residuals, reason } = association;
  return {
    n,
    chi2: chiSquare?.value ?? null,
    df: chiSquare?.df ?? null,
    p: chiSquare?.p ?? exact?.p ?? null,
    test: chiSquare ? 'chi-square' : exact ? 'fisher-freeman-halton' : null,
    tables: exact?.tables ?? null,
    cramer_v: cramersV,
    cramer_v_bias_corrected: correctedV,
    adjusted_residuals: residuals,
    reason: reason?.key ?? null,
  };
}
