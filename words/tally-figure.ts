// A tally as a bar figure, in words.
import type { TallyColumn } from '#core/counting/tally-column.ts';
import type { Tally, TallyCell, TallyRow } from '#core/counting/tally.ts';
import type { BarFigure, FigureCell } from '#core/figures/figure.ts';
import { showsInterval, type Intervals } from '#core/counting/shown-intervals.ts';
import { columnBase } from './column-base.ts';
import { columnTitle } from './column-name.ts';
import { countCell, closingNotes, rowInWords, shareCell, type FigureCodes } from './figure-rows.ts';
import { baseSentence, methodSentence } from './method-sentence.ts';
import { atSentenceStart } from './sentences.ts';
import type { Words } from './words.ts';

export interface TallyFigureOptions {
  /** Defaults to shares of sampled classes only. */
  readonly intervals?: Intervals;
  /** The project's notice, such as that its texts are invented, which every export repeats. */
  readonly notice?: string | null;
}

/** The rows of a tally as bars, with a panel for each column. `codes` are those of the rows, by id. */
export function tallyFigure(
  words: Words,
  tally: Tally,
  codes: FigureCodes,
  { intervals = 'sampled', notice = null }: TallyFigureOptions = {},
): BarFigure {
  const { t } = words;
  const { columns, facts } = tally;
  const heads = columns.map((column) => atSentenceStart(words, columnTitle(words, tally, column)));
  const rows = tally.rows.map((row) => {
    const named = rowInWords(words, row, codes, tally.rows);
    const cells = columns.map((column, index) =>
      cellInWords(words, row, column, index, named.label, heads[index] ?? '', intervals),
    );
    return { ...named, cells };
  });
  return {
    title: t(`figures:title.${facts.of === 'themes' ? 'themes' : 'codes'}.${facts.unit}`),
    subtitle: baseSentence(words, facts),
    notes: [
      methodSentence(words, facts),
      ...(rows.some(({ mark }) => mark !== '') ? [t('figures:prompted')] : []),
      ...closingNotes(words, rows, notice),
    ],
    language: words.language,
    columns: columns.map((column, index) => ({
      label: heads[index] ?? '',
      base: columnBase(words, tally, column),
      n: isOutOf(column) ? column.n : null,
    })),
    rows,
  };
}

/** Whether the counts of the column are shown with their base. */
function isOutOf({ shareRule }: TallyColumn): boolean {
  return shareRule !== 'none';
}

function cellInWords(
  words: Words,
  row: TallyRow,
  column: TallyColumn,
  index: number,
  rowName: string,
  columnLabel: string,
  intervals: Intervals,
): FigureCell | null {
  const cell: TallyCell | undefined = row.cells[index];
  if (cell === undefined || cell.count === null) return null;
  if (!isOutOf(column)) return countCell(words, cell.count, rowName, columnLabel);
  const { count, share, low, high } = cell;
  return shareCell(
    words,
    { count, n: column.n, share, low, high },
    rowName,
    columnLabel,
    showsInterval(intervals, column.isOfSample),
  );
}
