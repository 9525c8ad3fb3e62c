// A tally as a bar figure, in words.
import { findingOf } from '#core/comparison/compare.ts';
import type { Unit } from '#core/counting/request.ts';
import type { TallyColumn } from '#core/counting/tally-column.ts';
import type { Tally, TallyCell, TallyRow } from '#core/counting/tally.ts';
import type { BarFigure, FigureCell } from '#core/figure.ts';
import { columnName } from './column-name.ts';
import {
  countCell,
  closingNotes,
  rowInWords,
  shareCell,
  type FigureCodes,
  type Intervals,
} from './figure-rows.ts';
import { methodSentence } from './method-sentence.ts';
import { countInWords } from './numbers.ts';
import { capitalised } from './sentences.ts';
import type { Words } from './words.ts';

export interface TallyFigureOptions {
  /** Default: around shares of sampled classes only. */
  readonly intervals?: Intervals;
  /** What every export of the project repeats, such as that its texts are invented. */
  readonly notice?: string | null;
}

/** The rows of a tally as bars, a panel for each of its columns. `codes` are those of the rows, by id. */
export function tallyFigure(
  words: Words,
  tally: Tally,
  codes: FigureCodes,
  { intervals = 'sampled', notice = null }: TallyFigureOptions = {},
): BarFigure {
  const { t } = words;
  const { columns, facts } = tally;
  const heads = columns.map((column) => capitalised(columnName(words, column.meaning)));
  // A length of text is no draw from a sample.
  const around = facts.unit === 'characters' ? 'none' : intervals;
  const rows = tally.rows.map((row) => {
    const named = rowInWords(row, codes, tally.rows);
    const cells = columns.map((column, index) =>
      cellInWords(words, row, column, index, named.label, heads[index] ?? '', around),
    );
    return { ...named, cells };
  });
  return {
    title: t(`figures:title.${facts.of === 'themes' ? 'themes' : 'codes'}.${facts.unit}`),
    subtitle: t(`figures:subtitle.${facts.denominator.used}`, {
      counted: countInWords(words, facts.sources.counted),
      inScope: countInWords(words, facts.sources.inScope),
    }),
    notes: [
      methodSentence(words, facts),
      ...(rows.some(({ mark }) => mark !== '') ? [t('figures:prompted')] : []),
      ...closingNotes(words, rows, notice),
    ],
    language: words.language,
    columns: columns.map((column, index) => ({
      label: heads[index] ?? '',
      base: baseInWords(words, column, facts.unit),
      n: column.hasShare ? column.n : null,
    })),
    rows,
  };
}

/** What the counts of a panel are out of, or in: of both kinds of sources there is no share, which is said. */
function baseInWords(words: Words, { hasShare, n, bases, kinds }: TallyColumn, unit: Unit): string {
  if (hasShare) return words.t('figures:base', { n: countInWords(words, n) });
  // Documents have no respondents: a dash says so.
  if (unit === 'respondents') return '';
  const numbers = { n: countInWords(words, bases.sources), count: bases.sources };
  return words.t(kinds.length > 1 ? 'figures:base_in_both' : 'figures:base_in', numbers);
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
  if (!column.hasShare) return countCell(words, cell.count, rowName, columnLabel);
  if (column.n === 0) return null;
  const finding = findingOf({ count: cell.count, n: column.n });
  return shareCell(words, finding, rowName, columnLabel, intervals, column.coverage);
}
