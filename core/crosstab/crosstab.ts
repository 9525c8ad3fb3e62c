// A crosstab: each theme or code by two groupings at once. Every number is that of a tally in the same selection: one
// by each grouping for the totals, one by both for the cells. Totals are unions, never sums.
import { AppError } from '../errors.ts';
import { crossedColumns, type CrossedColumns } from '../counting/crossed-columns.ts';
import type { CodingTable } from '../counting/coding-table.ts';
import type { Corpus } from '../counting/corpus.ts';
import { columnsOf, type Columns } from '../counting/grouping.ts';
import { reason } from '../counting/reasons.ts';
import type { Grouping, Percent, TallyRequest, Unit } from '../counting/request.ts';
import { inUnits, isEstimated } from '../counting/tally-in-units.ts';
import { select, type Selection } from '../counting/selection.ts';
import { emptyCell } from '../counting/table-cell.ts';
import { inSeveralColumns } from '../counting/tally-column.ts';
import { talliesIn, type Tally, type TallyCell, type TallyColumn, type TallyRow } from '../counting/tally.ts';
import { moreStatistics, type CrosstabStatistics } from './more-statistics.ts';
import { asPartOf, ofItself, partCell, wholeOf, type PartCell, type Whole } from '../counting/percent.ts';

/** A crosstab to be made. */
export interface CrosstabRequest extends Omit<TallyRequest, 'by'> {
  /** What the rows stand for. */
  readonly by: Grouping;
  /** What the columns stand for. */
  readonly by2: Grouping;
  /** What shares are out of. Default: `cell`, the base of the cell itself. */
  readonly percent?: Percent | undefined;
  /** Whether tests and measures of association are made. Default: no. */
  readonly statistics?: boolean | undefined;
}

/** One theme or code of a crosstab. */
export interface CrosstabTheme extends Omit<TallyRow, 'cells' | 'total'> {
  /** By row, then by column. */
  readonly cells: readonly (readonly PartCell[])[];
  /** For each row the union over the columns. */
  readonly rowTotals: readonly PartCell[];
  /** For each column the union over the rows. */
  readonly columnTotals: readonly PartCell[];
  readonly total: PartCell;
  /** What shares of a row, of a column and of the table are out of. */
  readonly wholes: {
    readonly rows: readonly Whole[];
    readonly columns: readonly Whole[];
    readonly total: Whole;
  };
}

/** The facts for the method sentence of a crosstab. */
export interface CrosstabFacts {
  readonly tally: Tally['facts'];
  readonly percent: Percent;
  /** How many sources, or people where these are counted, are in several rows, and in several columns. */
  readonly several: { readonly rows: number; readonly columns: number };
  /** Null where none were asked for. */
  readonly statistics: CrosstabStatistics['told'] | null;
}

/** A crosstab. */
export interface Crosstab {
  readonly settings: Omit<Tally['settings'], 'by'> & {
    readonly by: Grouping;
    readonly by2: Grouping;
    readonly percent: Percent;
  };
  readonly rows: readonly TallyColumn[];
  readonly columns: readonly TallyColumn[];
  readonly total: TallyColumn;
  readonly themes: readonly CrosstabTheme[];
  /** Sources in scope, of either kind, that nobody in the layer has reviewed. */
  readonly notReviewed: number;
  /** Null where not asked for. */
  readonly statistics: CrosstabStatistics | null;
  readonly facts: CrosstabFacts;
}

/**
 * Makes a crosstab. Throws AppError `unsupported` where people are counted by a fact of sources and somebody was
 * interviewed in several of its values, and as `tally` does.
 */
export function crosstab(corpus: Corpus, codings: CodingTable, request: CrosstabRequest): Crosstab {
  const { percent = 'cell', unit = 'sources' } = request;
  const crossing = crossingOf(corpus, codings, request);
  if (unit === 'respondents') expectOneValueEach(crossing);
  return inPercent(ofBasesIn(crossing, request, unit, request.estimate ?? false), percent);
}

/**
 * Makes a crosstab in the unit of the request, and in all other units that it has if it is not too large, each with
 * shares of bases. Throws as `crosstab`.
 */
export function crosstabInUnits(corpus: Corpus, codings: CodingTable, request: CrosstabRequest): Crosstab[] {
  const crossing = crossingOf(corpus, codings, request);
  if (request.unit === 'respondents') expectOneValueEach(crossing);
  return inUnits(crossing.selection, request, {
    of: (unit) =>
      unit === 'respondents' && peopleInSeveral(crossing) > 0
        ? null
        : ofBasesIn(crossing, request, unit, isEstimated(request, unit)),
    cellsIn: ({ rows, columns, themes }) => themes.length * (rows.length + 1) * (columns.length + 1),
  });
}

/** A selection in rows and columns, counted once for all units. */
interface Crossing {
  readonly selection: Selection;
  readonly rows: Columns;
  readonly columns: Columns;
  readonly crossed: CrossedColumns;
  readonly ofRows: ReturnType<typeof talliesIn>;
  readonly ofColumns: ReturnType<typeof talliesIn>;
  readonly ofCells: ReturnType<typeof talliesIn>;
}

function crossingOf(corpus: Corpus, codings: CodingTable, request: CrosstabRequest): Crossing {
  const { by, by2, percent: _, statistics: __, ...tallyRequest } = request;
  const selection = select(corpus, codings, tallyRequest);
  const [rows, columns] = [by, by2].map((each) => columnsOf(corpus, selection.scoped, each)) as [
    Columns,
    Columns,
  ];
  const crossed = crossedColumns(selection.scoped, rows, columns);
  return {
    selection,
    rows,
    columns,
    crossed,
    ofRows: talliesIn(selection, rows, { ...tallyRequest, by }),
    ofColumns: talliesIn(selection, columns, { ...tallyRequest, by: by2 }),
    ofCells: talliesIn(selection, crossed.columns, tallyRequest),
  };
}

/** The crosstab in a unit, with shares of its bases. */
function ofBasesIn(
  crossing: Crossing,
  { by, by2, statistics = false }: CrosstabRequest,
  unit: Unit,
  estimate: boolean,
): Crosstab {
  const { selection, rows, columns, crossed } = crossing;
  const [ofRows, ofColumns, ofCells] = [crossing.ofRows, crossing.ofColumns, crossing.ofCells].map(
    (tallyOf) => tallyOf(unit, estimate),
  ) as [Tally, Tally, Tally];
  const several = {
    rows: inSeveralColumns(selection, rows, unit),
    columns: inSeveralColumns(selection, columns, unit),
  };
  const made = statistics
    ? moreStatistics(selection, { ofRows, ofColumns, ofCells, crossed, several })
    : null;
  const themes = ofCells.rows.map((theme, index): CrosstabTheme => {
    const [rowCells, columnCells] = [ofRows.rows[index]!.cells, ofColumns.rows[index]!.cells];
    const cellAt = (cell: TallyCell, column: TallyColumn): PartCell => partCell(cell, column, unit);
    return {
      ...theme,
      cells: ofRows.columns.map((_, outer) =>
        ofColumns.columns.map((__, inner) => {
          const place = crossed.placeOf(outer, inner);
          if (place === null) return emptyCell(reason('empty_scope'));
          return cellAt(theme.cells[place]!, ofCells.columns[place]!);
        }),
      ),
      rowTotals: ofRows.columns.map((column, place) => cellAt(rowCells[place]!, column)),
      columnTotals: ofColumns.columns.map((column, place) => cellAt(columnCells[place]!, column)),
      total: cellAt(theme.total, ofCells.total),
      wholes: {
        rows: ofRows.columns.map((column, place) => wholeOf(rowCells[place]!, column, unit)),
        columns: ofColumns.columns.map((column, place) => wholeOf(columnCells[place]!, column, unit)),
        total: wholeOf(theme.total, ofCells.total, unit),
      },
    };
  });
  return {
    settings: { ...ofCells.settings, by, by2, percent: 'cell' },
    rows: ofRows.columns,
    columns: ofColumns.columns,
    total: ofCells.total,
    themes,
    notReviewed: ofCells.notReviewed,
    statistics: made,
    facts: {
      tally: {
        ...ofCells.facts,
        inSeveralColumns: 0,
        withoutShares: false,
        unplacedByMonth: ofRows.facts.unplacedByMonth ?? ofColumns.facts.unplacedByMonth,
        apart: ofRows.facts.apart ?? ofColumns.facts.apart ?? ofCells.facts.apart,
      },
      percent: 'cell',
      several,
      statistics: made?.told ?? null,
    },
  };
}

/**
 * The crosstab with other shares, from one with shares of the bases of cells (`cell`): of what has the theme in the
 * row, in the column or in the whole table, or none.
 */
export function inPercent(ofBases: Crosstab, percent: Percent): Crosstab {
  if (percent === 'cell') return ofBases;
  const { settings, facts, total, themes } = ofBases;
  const { several } = facts;
  const k = {
    none: 0,
    row: several.columns,
    column: several.rows,
    total: Math.max(several.rows, several.columns),
  }[percent];
  const itself = (cell: PartCell, whole: Whole): PartCell =>
    ofItself(cell, whole, { k, total, unit: settings.unit });
  const bare = (cell: PartCell): PartCell => ({
    ...cell,
    share: null,
    reason: cell.count === null ? cell.reason : null,
  });
  const themeIn = (theme: CrosstabTheme): CrosstabTheme => {
    const { cells, rowTotals, columnTotals, wholes } = theme;
    const whole = { row: wholes.rows, column: wholes.columns };
    const wholeAt = (row: number, column: number): Whole =>
      percent === 'row' ? whole.row[row]! : percent === 'column' ? whole.column[column]! : wholes.total;
    if (percent === 'none')
      return {
        ...theme,
        cells: cells.map((row) => row.map(bare)),
        rowTotals: rowTotals.map(bare),
        columnTotals: columnTotals.map(bare),
        total: bare(theme.total),
      };
    return {
      ...theme,
      cells: cells.map((row, outer) => row.map((cell, inner) => asPartOf(cell, wholeAt(outer, inner)))),
      rowTotals: rowTotals.map((cell, row) =>
        percent === 'row' ? itself(cell, wholes.rows[row]!) : asPartOf(cell, wholes.total),
      ),
      columnTotals: columnTotals.map((cell, column) =>
        percent === 'column' ? itself(cell, wholes.columns[column]!) : asPartOf(cell, wholes.total),
      ),
      total: itself(theme.total, wholes.total),
    };
  };
  return {
    ...ofBases,
    settings: { ...settings, percent },
    themes: themes.map(themeIn),
    facts: { ...facts, percent, tally: { ...facts.tally, withoutShares: true } },
  };
}

/** People are counted by a fact of sources only if each was interviewed in one of its values. */
function expectOneValueEach(crossing: Crossing): void {
  const several = peopleInSeveral(crossing);
  if (several > 0) throw new AppError('unsupported', 'errors:crosstab_people_in_several', { count: several });
}

/** How many people are in several rows, or else in several columns, that stand for facts of sources. */
function peopleInSeveral({ selection, rows, columns }: Crossing): number {
  const [first = 0] = [rows, columns]
    .filter(({ ofRespondent }) => !ofRespondent)
    .map((each) => inSeveralColumns(selection, each, 'respondents'))
    .filter((several) => several > 0);
  return first;
}
