// The order of a comparison's lines: that of the codebook, or by what was pressed at the head of the table. Paper and files have
// the lines as they are seen.
import type { Comparison } from '#core/comparison/compare.ts';
import { sorted, type SortableColumn } from '#renderer/ui/table/sorted-rows.ts';
import type { Sort } from '#renderer/ui/table/column.ts';
import { calledSides, type SideNames } from '#words/comparison-sides.ts';
import type { Words } from '#words/words.ts';
import { countCell, countColumns, patternInWords, type ComparisonLine } from './comparison-lines.ts';

/** The id of the verdicts' column. */
export const VERDICT = 'verdict';

/** What orders the lines, by the ids of the table's columns; a rank has none, for it orders as its count does. */
export type ComparisonSorts = ReadonlyMap<string, Sorting>;

type Sorting = Required<SortableColumn<ComparisonLine>>;

/** Which columns a table has only at times. */
export interface ColumnsAtTimes {
  readonly withLabel: boolean;
  readonly withVerdict: boolean;
}

/** What the table with these columns can be sorted by. */
export function comparisonSorts(
  words: Words,
  comparison: Comparison,
  names: SideNames,
  { withLabel, withVerdict }: ColumnsAtTimes,
): ComparisonSorts {
  const sides = calledSides(words, comparison, names);
  const label: Sorting = { id: 'label', sortBy: ({ convergence }) => convergence };
  const judged: Sorting = { id: VERDICT, sortBy: ({ verdict }) => verdict?.value ?? null };
  const sorts: readonly Sorting[] = [
    { id: 'theme', sortBy: ({ name }) => name },
    ...countColumns(words, comparison, names)
      .filter(({ what }) => what !== 'rank')
      .map((column) => ({
        id: column.id,
        sortBy: ({ theme }: ComparisonLine) => countCell(words, column, theme)?.value ?? null,
      })),
    { id: 'pattern', sortBy: ({ theme }) => patternInWords(words, theme, sides) },
    ...(withLabel ? [label] : []),
    ...(withVerdict ? [judged] : []),
  ];
  return new Map(sorts.map((each) => [each.id, each]));
}

/** The lines in the order of `sort`: as they are where the table has no such column. */
export function inOrder(
  words: Words,
  lines: readonly ComparisonLine[],
  sorts: ComparisonSorts,
  sort: Sort | null,
): readonly ComparisonLine[] {
  return sorted(lines, [...sorts.values()], sort, words.language);
}
