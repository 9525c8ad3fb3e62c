// The order of a tally's lines: that of the codebook, or by the column whose head was pressed. Print, clipboard and
// export use the order shown.
import { sorted, type SortableColumn } from '#renderer/ui/table/sorted-rows.ts';
import type { Sort } from '#renderer/ui/table/column.ts';
import type { TallyLine, TallyLines } from './tally-lines.ts';

/** The id of the name column, which sorts by codebook. */
export const NAME = 'name';

/** Sorts the lines by their index in the codebook. */
export const byCodebook: Sorting = { id: NAME, sortBy: ({ place }) => place };

type Sorting = Required<SortableColumn<TallyLine>>;

/** Sorts the lines by their counts in the column with this key and index. */
export function byCount(key: string, index: number): Sorting {
  return { id: key, sortBy: ({ cells }) => cells[index]?.value ?? null };
}

/** Sorts the lines by the mean weight of their codings. */
export const byWeight: Sorting = { id: 'weights\u0000', sortBy: ({ weights }) => weights?.value ?? null };

function tallySorts({ columns, hasWeights }: TallyLines): readonly Sorting[] {
  return [
    byCodebook,
    ...columns.map(({ key }, index) => byCount(key, index)),
    ...(hasWeights ? [byWeight] : []),
  ];
}

/** The remembered sort order, if the table still has its column. */
export function possibleSort(shown: TallyLines, sort: Sort | null): Sort | null {
  return sort && tallySorts(shown).some(({ id }) => id === sort.column) ? sort : null;
}

/** The tally with its lines in the order of `sort`. Words are compared by the rules of `language`. */
export function inOrder(shown: TallyLines, sort: Sort | null, language: string): TallyLines {
  return { ...shown, lines: sorted(shown.lines, tallySorts(shown), sort, language) };
}
