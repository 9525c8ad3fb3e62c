// How much text a workbook cell can hold, and how a cell that was cut ends.

/** The most UTF-16 units in one cell. */
export const MAX_CELL_LENGTH = 32_767;
const mark = '…';

/** The text, cut to what a cell can hold without splitting a surrogate pair. */
export function cutText(text: string): string {
  if (text.length <= MAX_CELL_LENGTH) return text;
  return text.slice(0, MAX_CELL_LENGTH - mark.length).replace(/[\uD800-\uDBFF]$/, '') + mark;
}

/** Whether a cell has the length and the ending of one that was cut. */
export function looksCut(cell: string): boolean {
  return cell.length >= MAX_CELL_LENGTH - mark.length && cell.endsWith(mark);
}

/** Whether a cell holds the beginning of a text that was too long for it. */
export function isCutFrom(cell: string, text: string): boolean {
  return text.length > MAX_CELL_LENGTH && looksCut(cell) && cutText(text) === cell;
}
