// Places in a sheet of ticks in words: the row of a source, or its column if sources are in columns; and the cells of
// signs.
import type { Shape } from '#core/ticks/sheet.ts';
import type { Words } from './words.ts';

/** “row 4”, “column 4”. */
export function sheetPlace({ t }: Words, shape: Shape, row: number | string): string {
  return t(shape === 'columns' ? 'ticks:at_column' : 'ticks:at_row', { row });
}

/** How many cells of each sign are named. */
const MAX_CELLS = 3;

/** A sign that is not a clear tick, with its number of occurrences and first cells. */
export interface UnclearSign {
  readonly value: string;
  readonly count: number;
  readonly cells: readonly { readonly theme: string; readonly row: number | string }[];
}

/** The sign and its first cells in a sentence. */
export function unclearSign(words: Words, shape: Shape, { value, count, cells }: UnclearSign): string {
  const { t } = words;
  const places = cells
    .slice(0, MAX_CELLS)
    .map(({ theme, row }) => t('ticks:unclear_cell', { theme, at: sheetPlace(words, shape, row) }))
    .join(t('exports:list.separator'));
  const listed = count > MAX_CELLS ? t('ticks:unclear_more', { cells: places }) : places;
  return t('ticks:unclear_sign', { value, count, cells: listed });
}
