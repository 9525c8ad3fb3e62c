// A tally as the lines of a table: the words, bar and marks of each cell. Small numbers are worded here, so that no
// percentage of few can appear.
import { isSmall, SMALL_NUMBER } from '#core/counting/share.ts';
import type { Tally, TallyCell, TallyColumn, TallyRow } from '#core/counting/tally.ts';
import { shadingStep } from '#core/counting/shading.ts';
import { hasIntervals, type Intervals } from '#core/counting/shown-intervals.ts';
import { tableCellWords, type CellWords } from '#words/cell-words.ts';
import { columnBase } from '#words/column-base.ts';
import { columnTitle } from '#words/column-name.ts';
import { namesAbove, rowInWords, type FigureCodes } from '#words/figure-rows.ts';
import { countInWords, intervalInWords, percentInWords } from '#words/numbers.ts';
import { reasonSentence } from '#words/reason-sentence.ts';
import { atSentenceStart } from '#words/sentences.ts';
import { weightsInWords, type WeightsInWords } from '#words/weights-in-words.ts';
import type { Words } from '#words/words.ts';

export interface LineCell {
  readonly words: CellWords;
  /** The value that sorts the column; null comes last. */
  readonly value: number | null;
  /** The length of the bar, from 0 to 1; null for no bar. */
  readonly bar: number | null;
  /** The step of its shading from 0 to 4; null for none, as where few are counted. */
  readonly step: number | null;
  /** The number of counterexamples among the codings. */
  readonly contradicting: number;
  /** The count of the code itself, without its sub-codes; empty if not requested or unknown. */
  readonly direct: string;
  /** Why there is no count or no share; empty if nothing is missing. */
  readonly reason: string;
}

export interface LineColumn {
  /** The key of the tally's column, or `TOTAL`. */
  readonly key: string;
  readonly name: string;
  /** The base of its counts. */
  readonly base: string;
  readonly isTotal: boolean;
  readonly hasIntervals: boolean;
  readonly hasContradicting: boolean;
  readonly hasDirect: boolean;
}

export interface TallyLine {
  /** Of a saved query its own id. */
  readonly codeId: string;
  readonly name: string;
  readonly name2: string;
  /** Names of the codes above it. */
  readonly above: readonly string[];
  /** Null for a saved query. */
  readonly colour: number | null;
  /** The depth of its indentation. */
  readonly depth: number;
  /** ◇ if the interview guide asked about it, ◈ if in part, else empty. */
  readonly prompted: string;
  /** The number of sources reviewed before one of the codes of this line existed. */
  readonly late: number;
  /** Those of them without the theme. */
  readonly lateAtRisk: number;
  /** The index in the codebook, or in the request. */
  readonly place: number;
  /** In the order of the columns. */
  readonly cells: readonly LineCell[];
  /** The weights of its codings, and their mean, which sorts; null where they are not shown. */
  readonly weights: (WeightsInWords & { readonly value: number | null }) | null;
}

export interface TallyLines {
  /** The columns of the tally, then the total if there are several. */
  readonly columns: readonly LineColumn[];
  readonly lines: readonly TallyLine[];
  readonly hasWeights: boolean;
}

/** The key of the total column; no column of a tally has it. */
export const TOTAL = 'total\u0000';

/** Words a tally as the lines of a table. `codes` are those of its rows; `direct` adds the count of the code itself. */
export function tallyLines(
  words: Words,
  tally: Tally,
  codes: FigureCodes,
  intervals: Intervals = 'sampled',
  direct = false,
): TallyLines {
  const { columns, total, rows, settings } = tally;
  // Without sub-codes a count is already that of the code itself.
  const hasDirect = direct && settings.rollup;
  const columnsShown: readonly { column: TallyColumn; isTotal: boolean }[] = [
    ...columns.map((column) => ({ column, isTotal: false })),
    // A single column is its own total.
    ...(columns.length > 1 ? [{ column: total, isTotal: true }] : []),
  ];
  const cellOf = (row: TallyRow, index: number): TallyCell => row.cells[index] ?? row.total;
  const ofCodes = rows.filter(({ query }) => query === null);
  const longest = longestBars(columnsShown, rows, cellOf);
  return {
    columns: columnsShown.map(({ column, isTotal }, index) => ({
      key: isTotal ? TOTAL : column.key,
      name: atSentenceStart(
        words,
        isTotal ? words.t('counting:columns.total') : columnTitle(words, tally, column),
      ),
      base: columnBase(words, tally, column),
      isTotal,
      hasIntervals: hasIntervals(column, intervals),
      hasContradicting: rows.some((row) => (cellOf(row, index).contradicting ?? 0) > 0),
      hasDirect,
    })),
    hasWeights: settings.weights,
    lines: rows.map((row, place) => {
      const { label, label2, mark, colour, depth } = rowInWords(words, row, codes, ofCodes);
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
        weights: settings.weights
          ? { ...weightsInWords(words, row.weights), value: row.weights?.mean ?? null }
          : null,
        cells: columnsShown.map(({ column, isTotal }, index) => {
          const cell = cellOf(row, index);
          return {
            words: cellInWords(words, column, cell, intervals),
            value: cell.count,
            bar: barOf(column, cell, isTotal, longest),
            step: stepOf(column, cell),
            contradicting: cell.contradicting ?? 0,
            direct: !hasDirect || cell.direct === null ? '' : countInWords(words, cell.direct),
            reason: cell.reason === null ? '' : reasonSentence(words, cell.reason),
          };
        }),
      };
    }),
  };
}

/** The only function that words a count: a dash, “9 of 17”, “612” with “31%”, or a bare count. */
function cellInWords(words: Words, column: TallyColumn, cell: TallyCell, intervals: Intervals): CellWords {
  if (cell.count === null) return { form: 'none' };
  const count = countInWords(words, cell.count);
  if (column.shareRule === 'none') return { form: 'count', count };
  if (column.shareRule === 'part')
    return tableCellWords(words, { ...cell, n: column.n }, cell.partOf ?? null);
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

/** Whether the share of a cell is out of few, and therefore neither written, drawn nor shaded. */
function isOfFew({ n, shareRule }: TallyColumn, { partOf = null }: TallyCell): boolean {
  return shareRule === 'part' ? partOf === null || isSmall(partOf) : isSmall(n);
}

function stepOf(column: TallyColumn, cell: TallyCell): number | null {
  if (cell.count === null || cell.share === null || isOfFew(column, cell)) return null;
  return shadingStep(cell.share);
}

interface Longest {
  readonly share: number;
  readonly count: number;
}

/** The largest share, and the largest count without a share, because bars share a scale only with their own sort. */
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
        if (!isOfFew(column, cell)) share = Math.max(share, cell.share ?? 0);
      } else if (!isTotal && column.shareRule === 'none') count = Math.max(count, cell.count ?? 0);
    }
  });
  return { share, count };
}

function barOf(column: TallyColumn, cell: TallyCell, isTotal: boolean, longest: Longest): number | null {
  if (cell.count === null) return null;
  if (column.hasShare) {
    if (isOfFew(column, cell) || longest.share === 0) return null;
    return (cell.share ?? 0) / longest.share;
  }
  // Counts out of few have no bar.
  if (column.shareRule === 'out-of') return null;
  // A total would make the bars of its parts too short.
  if (isTotal || longest.count < SMALL_NUMBER) return null;
  return cell.count / longest.count;
}
