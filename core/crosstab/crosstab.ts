// A crosstab: each theme or code by two groupings at once. Every number is that of a tally in the same selection: one
// by each grouping for the totals, one by both for the cells. Totals are unions, never sums.
import { AppError } from '../errors.ts';
import type { SourceKind } from '../records.ts';
import { crossedColumns } from '../counting/crossed-columns.ts';
import type { CodingTable } from '../counting/coding-table.ts';
import type { Corpus } from '../counting/corpus.ts';
import { columnsOf, type Columns } from '../counting/grouping.ts';
import { reason } from '../counting/reasons.ts';
import type { Grouping, TallyRequest, Unit } from '../counting/request.ts';
import { select, type Selection } from '../counting/selection.ts';
import { emptyCell, tableCell, type TableCell } from '../counting/table-cell.ts';
import { inSeveralColumns } from '../counting/tally-column.ts';
import { tallyIn, type Tally, type TallyCell, type TallyColumn, type TallyRow } from '../counting/tally.ts';
import { moreStatistics, type CrosstabStatistics } from './more-statistics.ts';
import { partOf, type Percent } from './percent.ts';

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
  readonly cells: readonly (readonly TableCell[])[];
  /** For each row the union over the columns. */
  readonly rowTotals: readonly TableCell[];
  /** For each column the union over the rows. */
  readonly columnTotals: readonly TableCell[];
  readonly total: TableCell;
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
  const { by, by2, percent = 'cell', statistics = false, ...tallyRequest } = request;
  const selection = select(corpus, codings, tallyRequest);
  const [rows, columns] = [by, by2].map((each) => columnsOf(corpus, selection.scoped, each)) as [
    Columns,
    Columns,
  ];
  const unit = tallyRequest.unit ?? 'sources';
  if (unit === 'respondents') for (const each of [rows, columns]) expectOneValueEach(selection, each);
  const crossed = crossedColumns(selection.scoped, rows, columns);
  const ofRows = tallyIn(selection, rows, { ...tallyRequest, by });
  const ofColumns = tallyIn(selection, columns, { ...tallyRequest, by: by2 });
  const ofCells = tallyIn(selection, crossed.columns, tallyRequest);
  const several = {
    rows: inSeveralColumns(selection, rows, unit),
    columns: inSeveralColumns(selection, columns, unit),
  };
  const made = statistics
    ? moreStatistics(selection, { ofRows, ofColumns, ofCells, crossed, several })
    : null;
  const cellOf = cellMaker(selection, { percent, unit, several });
  const themes = ofCells.rows.map((theme, index): CrosstabTheme => {
    const places = ({ rows: all, columns: list }: Tally): Place[] =>
      list.map((column, place) => ({ cell: all[index]!.cells[place]!, column }));
    const [inRows, inColumns, inCells] = [places(ofRows), places(ofColumns), places(ofCells)];
    const total = { cell: theme.total, column: ofCells.total };
    return {
      ...theme,
      cells: inRows.map((row, outer) =>
        inColumns.map((column, inner) => {
          const place = crossed.placeOf(outer, inner);
          return cellOf(place === null ? null : inCells[place]!, { row, column, total });
        }),
      ),
      rowTotals: inRows.map((row) => cellOf(row, { row, column: total, total })),
      columnTotals: inColumns.map((column) => cellOf(column, { row: total, column, total })),
      total: cellOf(total, { row: total, column: total, total }),
    };
  });
  return {
    settings: { ...ofCells.settings, by, by2, percent },
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
        withoutShares: percent !== 'cell',
        unplacedByMonth: ofRows.facts.unplacedByMonth ?? ofColumns.facts.unplacedByMonth,
        apart: ofRows.facts.apart ?? ofColumns.facts.apart ?? ofCells.facts.apart,
      },
      percent,
      several,
      statistics: made?.told ?? null,
    },
  };
}

/** A cell of a tally with its column. */
interface Place {
  readonly cell: TallyCell;
  readonly column: TallyColumn;
}

interface Making extends Pick<CrosstabFacts, 'percent' | 'several'> {
  readonly unit: Unit;
}

/** Makes the cells: from a place, null where no source in scope stands, and what it is a part of. */
function cellMaker(
  { scoped }: Selection,
  { percent, unit, several }: Making,
): (own: Place | null, of: Readonly<Record<'row' | 'column' | 'total', Place>>) => TableCell {
  const k = {
    cell: 0,
    none: 0,
    row: several.columns,
    column: several.rows,
    total: Math.max(several.rows, several.columns),
  }[percent];
  const units = unit === 'respondents' ? unit : wordOf(new Set(scoped.inScope.map(({ kind }) => kind)));
  return (own, of) => {
    const cell = own ? tableCell(own.cell, own.column, unit) : emptyCell(reason('empty_scope'));
    if (percent === 'cell') return cell;
    if (percent === 'none') return { ...cell, share: null, reason: cell.count === null ? cell.reason : null };
    const whole = of[percent];
    // Parts that overlap do not add up to their whole, so the whole is not called 100 %.
    if (own === whole && cell.count !== null && k > 0)
      return { ...cell, share: null, reason: reason('multiple_values', { k, unit: units }) };
    const part = partOf(own?.cell ?? null, whole.cell, whole.column, unit);
    // A dash says why it has no count, whatever the share is: nobody may stand in it.
    return { ...cell, share: part.share, reason: cell.count === null ? cell.reason : part.reason };
  };
}

function wordOf(kinds: ReadonlySet<SourceKind>): string {
  return kinds.size === 1 ? `${[...kinds][0] ?? 'source'}s` : 'sources';
}

/** People are counted by a fact of sources only if each was interviewed in one of its values. */
function expectOneValueEach(selection: Selection, columns: Columns): void {
  if (columns.ofRespondent) return;
  const several = inSeveralColumns(selection, columns, 'respondents');
  if (several > 0) throw new AppError('unsupported', 'errors:crosstab_people_in_several', { count: several });
}
