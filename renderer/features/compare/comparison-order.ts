// The order of a comparison's lines: that of the codebook, or by the column whose head was pressed. Print and export
// use the order shown.
import type { Comparison } from '#core/comparison/compare.ts';
import { sorted, type SortableColumn } from '#renderer/ui/table/sorted-rows.ts';
import type { Sort } from '#renderer/ui/table/column.ts';
import { calledSides, type SideNames } from '#words/comparison-sides.ts';
import type { Words } from '#words/words.ts';
import { countCell, countColumns, patternInWords, type ComparisonLine } from '#words/comparison-lines.ts';

/** The id of the verdict column. */
export const VERDICT = 'verdict';

/** The sort rules by column id. Ranks have none, because they sort like their counts. */
export type ComparisonSorts = ReadonlyMap<string, Sorting>;

type Sorting = Required<SortableColumn<ComparisonLine>>;

/** Columns that the table shows only sometimes. */
export interface ColumnsAtTimes {
  readonly withLabel: boolean;
  readonly withVerdict: boolean;
}

/** The sort rules for a table with these columns. */
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

/** The lines in the order of `sort`; unchanged if the table has no such column. */
export function inOrder(
  words: Words,
  lines: readonly ComparisonLine[],
  sorts: ComparisonSorts,
  sort: Sort | null,
): readonly ComparisonLine[] {
  return sorted(lines, [...sorts.values()], sort, words.language);
}
