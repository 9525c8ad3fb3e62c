// Where a source stands in a sheet of ticks: in a row, or in a column where sources stand in columns.
import type { Shape } from '#core/ticks/sheet.ts';
import type { Words } from './words.ts';

/** “row 4”, “column 4”. */
export function sheetPlace({ t }: Words, shape: Shape, row: number | string): string {
  return t(shape === 'columns' ? 'ticks:at_column' : 'ticks:at_row', { row });
}
