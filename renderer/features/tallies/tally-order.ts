// The order of a tally's lines: that of the codebook, or by what was pressed at the head of the table. Paper, clipboard and files
// have the lines as they are seen.
import { sorted, type SortableColumn } from '#renderer/ui/table/sorted-rows.ts';
import type { Sort } from '#renderer/ui/table/column.ts';
import type { TallyLine, TallyLines } from './tally-lines.ts';

/** The id of the column of names, which orders as the codebook does. */
export const NAME = 'name';

/** Orders the lines by their places in the codebook. */
export const byCodebook: Sorting = { id: NAME, sortBy: ({ place }) => place };

type Sorting = Required<SortableColumn<TallyLine>>;

/** Orders the lines by their counts in the column with this key, the one at `index`. */
export function byCount(key: string, index: number): Sorting {
  return { id: key, sortBy: ({ cells }) => cells[index]?.value ?? null };
}

function tallySorts({ columns }: TallyLines): readonly Sorting[] {
  return [byCodebook, ...columns.map(({ key }, index) => byCount(key, index))];
}

/** The kept sort, where the table still has its column. */
export function possibleSort(shown: TallyLines, sort: Sort | null): Sort | null {
  return sort && tallySorts(shown).some(({ id }) => id === sort.column) ? sort : null;
}

/** The same tally with its lines in the order of `sort`. Words are compared as `language` compares them. */
export function inOrder(shown: TallyLines, sort: Sort | null, language: string): TallyLines {
  return { ...shown, lines: sorted(shown.lines, tallySorts(shown), sort, language) };
}
