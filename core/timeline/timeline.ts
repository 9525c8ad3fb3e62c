// A timeline: themes or codes by month, quarter or year. Every number is that of a tally whose columns are the periods
// of one line. Nothing is smoothed: neighbouring periods never share their sources.
import { crossedColumns } from '../counting/crossed-columns.ts';
import type { CodingTable } from '../counting/coding-table.ts';
import type { Corpus } from '../counting/corpus.ts';
import { endsIn, unplacedByMonth, type DatesUnplaced } from '../counting/dates.ts';
import { reason } from '../counting/reasons.ts';
import type { TallyRequest } from '../counting/request.ts';
import { select, type Selection } from '../counting/selection.ts';
import { emptyCell, tableCell, type TableCell } from '../counting/table-cell.ts';
import { inSeveralColumns } from '../counting/tally-column.ts';
import { tallyIn, type Tally, type TallyRow } from '../counting/tally.ts';
import { classLines, pooledLines, type LineOf, type Lines } from '../counting/lines.ts';
import { periodsOf, type PeriodLength, type Periods, type TimelinePeriod } from '../counting/periods.ts';

/** A timeline to be made. */
export interface TimelineRequest extends Omit<TallyRequest, 'by'> {
  readonly by: PeriodLength;
  /** Counts alone, without shares. Default: no. */
  readonly absolute?: boolean | undefined;
  /** A line for each class, also where all documents could be one line. Default: no. */
  readonly byClass?: boolean | undefined;
}

/** A theme or code in one period of a line. */
export interface TimelineCell extends TableCell {
  /** Sources in scope in the period, inside or outside the base. */
  readonly inScope: number;
}

/** One theme or code on one line. */
export interface ThemeLine {
  /** In the order of the periods. */
  readonly cells: readonly TimelineCell[];
  /** The union over the periods. */
  readonly total: TableCell;
}

/** One theme or code of a timeline. */
export interface TimelineTheme extends Omit<TallyRow, 'cells' | 'total'> {
  /** In the order of the lines. */
  readonly lines: readonly ThemeLine[];
}

/** The facts for the method sentence of a timeline. */
export interface TimelineFacts {
  readonly tally: Tally['facts'];
  readonly by: PeriodLength;
  readonly absolute: boolean;
  /** Sources dated by year only where periods are shorter, and undated ones. */
  readonly unplaced: DatesUnplaced;
  /** By year: how many sources are dated by their year only, and stand in it. */
  readonly yearOnly: number;
  /** How many respondents stand in several periods; 0 where sources are counted. */
  readonly inSeveralPeriods: number;
  /** How many periods have no source. */
  readonly gaps: number;
  /** The month of the latest source, as `2025-06`, where the last period goes on after it; null otherwise. */
  readonly endsIn: string | null;
}

/** A timeline. */
export interface Timeline {
  readonly settings: Omit<Tally['settings'], 'by'> & {
    readonly by: PeriodLength;
    readonly absolute: boolean;
  };
  readonly periods: readonly TimelinePeriod[];
  readonly lines: readonly LineOf[];
  readonly themes: readonly TimelineTheme[];
  /** Sources in scope, of either kind, that nobody in the layer has reviewed. */
  readonly notReviewed: number;
  readonly facts: TimelineFacts;
}

/** Makes a timeline. Throws as `tally`. */
export function timeline(corpus: Corpus, codings: CodingTable, request: TimelineRequest): Timeline {
  const { by, absolute = false, byClass = false, ...tallyRequest } = request;
  const selection = select(corpus, codings, tallyRequest);
  const { inScope } = selection.scoped;
  const periods = periodsOf(inScope, by);
  const whole = tallyIn(selection, periods.columns, tallyRequest);
  const pooled = drawn(selection, pooledLines(selection), periods, tallyRequest);
  // Classes of unlike coverage have no common line.
  const apart = pooled.lines.map(({ total }) => total.shareReason?.key === 'unlike_coverage');
  const needsClasses = byClass || apart.includes(true);
  const classes = needsClasses ? drawn(selection, classLines(selection), periods, tallyRequest) : null;
  const shown = pooled.lines.flatMap((line, place): Line[] =>
    classes && (byClass || apart[place])
      ? classes.lines.filter(({ of }) => of.kind === line.of.kind)
      : [line],
  );
  const { undated, coarse } = unplacedByMonth(inScope, 'month') ?? { undated: 0, coarse: 0 };
  const unplaced = { coarse: by === 'year' ? 0 : coarse, undated };
  const { facts, notReviewed, settings } = classes?.ofCells ?? pooled.ofCells;
  return {
    settings: { ...settings, by, absolute },
    periods: periods.list,
    lines: shown.map(({ of }) => of),
    themes: whole.rows.map((row, index) => ({
      ...row,
      lines: shown.map(({ themes }) => (absolute ? withoutShares(themes[index]!) : themes[index]!)),
    })),
    notReviewed,
    facts: {
      tally: {
        ...facts,
        inSeveralColumns: 0,
        mixesKinds: false,
        withoutShares: absolute,
        unplacedByMonth: unplaced,
        apart: pooled.lines.find((_, place) => apart[place])?.total.shareReason ?? null,
        repeats: whole.facts.repeats,
      },
      by,
      absolute,
      unplaced,
      yearOnly: by === 'year' ? coarse : 0,
      inSeveralPeriods:
        tallyRequest.unit === 'respondents' ? inSeveralColumns(selection, periods.columns, 'respondents') : 0,
      gaps: periods.list.filter((_, period) => periods.placeOf(period) === null).length,
      endsIn: endsIn(inScope, by),
    },
  };
}

interface Line {
  readonly of: LineOf;
  readonly total: Tally['total'];
  /** By theme. */
  readonly themes: readonly ThemeLine[];
}

/** Counts the periods of each line. */
function drawn(
  selection: Selection,
  { list, columns }: Lines,
  periods: Periods,
  request: TallyRequest,
): { readonly lines: readonly Line[]; readonly ofCells: Tally } {
  const crossed = crossedColumns(selection.scoped, columns, periods.columns);
  const ofCells = tallyIn(selection, crossed.columns, request);
  const ofLines = tallyIn(selection, { ...columns, partsEachGroup: false }, request);
  const { unit } = ofCells.facts;
  const lines = list.map((of, line): Line => {
    const total = ofLines.columns[line]!;
    const cellOf = (row: TallyRow, period: number): TimelineCell => {
      const at = periods.placeOf(period);
      const place = at === null ? null : crossed.placeOf(line, at);
      if (place === null) return { ...emptyCell(reason('no_source')), inScope: 0 };
      const column = ofCells.columns[place]!;
      return { ...tableCell(row.cells[place]!, column, unit), inScope: column.inScope };
    };
    return {
      of,
      total,
      themes: ofCells.rows.map((row, index) => ({
        cells: periods.list.map((_, period) => cellOf(row, period)),
        total: tableCell(ofLines.rows[index]!.cells[line]!, total, unit),
      })),
    };
  });
  return { lines, ofCells };
}

function withoutShares({ cells, total }: ThemeLine): ThemeLine {
  return { cells: cells.map(countAlone), total: countAlone(total) };
}

/** Nothing is said about a share that was not asked for. */
function countAlone<C extends TableCell>(cell: C): C {
  return cell.count === null ? cell : { ...cell, share: null, reason: null };
}
