// A tally as the lines of a table: what each cell says, how long its bar is, which marks stand beside it. Small
// numbers are worded here, so that no percentage of few can slip through.
import { isSmall, SMALL_NUMBER } from '#core/counting/share.ts';
import type { Tally, TallyCell, TallyColumn, TallyRow } from '#core/counting/tally.ts';
import { columnBase } from '#words/column-base.ts';
import { columnTitle } from '#words/column-name.ts';
import {
  namesAbove,
  rowInWords,
  showsInterval,
  type FigureCodes,
  type Intervals,
} from '#words/figure-rows.ts';
import { countInWords, intervalInWords, percentInWords } from '#words/numbers.ts';
import { reasonSentence } from '#words/reason-sentence.ts';
import { begun } from '#words/sentences.ts';
import type { Words } from '#words/words.ts';

/** What a cell says. */
export type CellWords =
  /** Nobody and nothing to count: a dash. */
  | { readonly form: 'none' }
  /** Out of few: “9 of 17”, in two parts because the count stands out. */
  | { readonly form: 'small'; readonly count: string; readonly of: string }
  /** Out of many: the share is empty where the count is 0, the interval where none is shown. */
  | { readonly form: 'share'; readonly count: string; readonly share: string; readonly interval: string }
  /** A count that is no share of anything. */
  | { readonly form: 'count'; readonly count: string };

export interface LineCell {
  readonly words: CellWords;
  /** Sorts the column; null comes last. */
  readonly value: number | null;
  /** The length of the bar, from 0 to 1; null where none is drawn. */
  readonly bar: number | null;
  /** Codings that contradict; 0 where none do. */
  readonly contradicting: number;
  /** The count of the code itself, without the codes below it; empty where that is not asked for, or cannot be told. */
  readonly direct: string;
  /** Why there is no count, or no share; empty where nothing is missing. */
  readonly reason: string;
}

export interface LineColumn {
  /** The column of the tally, or `total`. */
  readonly key: string;
  readonly name: string;
  /** What its counts are out of. */
  readonly base: string;
  readonly isTotal: boolean;
  readonly hasIntervals: boolean;
  readonly hasContradicting: boolean;
  readonly hasDirect: boolean;
}

export interface TallyLine {
  readonly codeId: string;
  readonly name: string;
  readonly name2: string;
  /** Names above it. */
  readonly above: readonly string[];
  readonly colour: number;
  /** Steps from the left. */
  readonly depth: number;
  /** ◇ where the interview guide asked about it, ◈ where it did in part, else empty. */
  readonly prompted: string;
  /** Sources that were reviewed before one of the codes counted in this line existed. */
  readonly late: number;
  /** Those of them without the theme. */
  readonly lateAtRisk: number;
  /** Its place in the codebook, or in the request. */
  readonly place: number;
  /** By column. */
  readonly cells: readonly LineCell[];
}

export interface TallyLines {
  /** Those of the tally, then the total where there are several. */
  readonly columns: readonly LineColumn[];
  readonly lines: readonly TallyLine[];
}

/** The key of the total among the columns; columns of the tally are told by their own keys. */
export const TOTAL = 'total\u0000';

/** Words a tally as the lines of a table. `codes` are those of its rows; with `direct` each count has that of the code itself beside it. */
export function tallyLines(
  words: Words,
  tally: Tally,
  codes: FigureCodes,
  intervals: Intervals = 'sampled',
  direct = false,
): TallyLines {
  const { columns, total, rows, settings } = tally;
  // Without roll-up a count is that of the code itself.
  const hasDirect = direct && settings.rollup;
  const columnsShown: readonly { column: TallyColumn; isTotal: boolean }[] = [
    ...columns.map((column) => ({ column, isTotal: false })),
    // One column is its own total.
    ...(columns.length > 1 ? [{ column: total, isTotal: true }] : []),
  ];
  const cellOf = (row: TallyRow, index: number): TallyCell => row.cells[index] ?? row.total;
  const longest = longestBars(columnsShown, rows, cellOf);
  return {
    columns: columnsShown.map(({ column, isTotal }, index) => ({
      key: isTotal ? TOTAL : column.key,
      name: begun(words, isTotal ? words.t('counting:columns.total') : columnTitle(words, tally, column)),
      base: columnBase(words, tally, column),
      isTotal,
      hasIntervals: hasIntervals(column, intervals),
      hasContradicting: rows.some((row) => (cellOf(row, index).contradicting ?? 0) > 0),
      hasDirect,
    })),
    lines: rows.map((row, place) => {
      const { label, label2, mark, colour, depth } = rowInWords(words, row, codes, rows);
      return {
        codeId: row.codeId,
        name: label,
        name2: label2,
        above: namesAbove(words, row, codes),
        colour,
        depth,
        prompted: mark,
        late: row.bornLate,
        lateAtRisk: row.bornLateAtRisk,
        place,
        cells: columnsShown.map(({ column, isTotal }, index) => {
          const cell = cellOf(row, index);
          return {
            words: cellInWords(words, column, cell, intervals),
            value: cell.count,
            bar: barOf(column, cell, isTotal, longest),
            contradicting: cell.contradicting ?? 0,
            direct: !hasDirect || cell.direct === null ? '' : countInWords(words, cell.direct),
            reason: cell.reason === null ? '' : reasonSentence(words, cell.reason),
          };
        }),
      };
    }),
  };
}

/** The one place where a count becomes words: a dash, “9 of 17”, “612” with “31 %”, or a bare count. */
export function cellInWords(
  words: Words,
  column: TallyColumn,
  cell: TallyCell,
  intervals: Intervals,
): CellWords {
  if (cell.count === null) return { form: 'none' };
  const count = countInWords(words, cell.count);
  if (column.shareRule === 'none') return { form: 'count', count };
  if (isSmall(column.n) || column.shareRule === 'out-of') {
    return { form: 'small', count, of: words.t('tallies:of_few', { n: countInWords(words, column.n) }) };
  }
  const { share, low, high } = cell;
  const isShown = hasIntervals(column, intervals) && low !== null && high !== null;
  return {
    form: 'share',
    count,
    share: share === null || (share === 0 && cell.count === 0) ? '' : percentInWords(words, share),
    interval: isShown ? intervalInWords(words, { low, high }) : '',
  };
}

function hasIntervals({ hasInterval, n, isOfSample }: TallyColumn, intervals: Intervals): boolean {
  return hasInterval && !isSmall(n) && showsInterval(intervals, isOfSample);
}

interface Longest {
  readonly share: number;
  readonly count: number;
}

/** The largest share, and the largest count without a share: bars are compared only with their like. */
function longestBars(
  columns: readonly { column: TallyColumn; isTotal: boolean }[],
  rows: readonly TallyRow[],
  cellOf: (row: TallyRow, index: number) => TallyCell,
): Longest {
  let [share, count] = [0, 0];
  columns.forEach(({ column, isTotal }, index) => {
    for (const row of rows) {
      const cell = cellOf(row, index);
      if (column.hasShare) {
        if (!isSmall(column.n)) share = Math.max(share, cell.share ?? 0);
      } else if (!isTotal && column.shareRule === 'none') count = Math.max(count, cell.count ?? 0);
    }
  });
  return { share, count };
}

function barOf(column: TallyColumn, cell: TallyCell, isTotal: boolean, longest: Longest): number | null {
  if (cell.count === null) return null;
  if (column.hasShare) {
    if (isSmall(column.n) || longest.share === 0) return null;
    return (cell.share ?? 0) / longest.share;
  }
  // What is told out of few has no bar either.
  if (column.shareRule === 'out-of') return null;
  // A total stands beside its parts: its bar would only make theirs short.
  if (isTotal || longest.count < SMALL_NUMBER) return null;
  return cell.count / longest.count;
}
