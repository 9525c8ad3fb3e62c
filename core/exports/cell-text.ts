// How much text a cell of a workbook holds, and what stands at the end of one that was cut.

/** UTF-16 units in one cell. */
export const mostInCell = 32_767;
const mark = '…';

/** The text as far as a cell holds it, without half a pair. */
export function cutText(text: string): string {
  if (text.length <= mostInCell) return text;
  return text.slice(0, mostInCell - mark.length).replace(/[\uD800-\uDBFF]$/, '') + mark;
}

/** Whether a cell is as full as one that was cut, and ends like it. */
export function looksCut(cell: string): boolean {
  return cell.length >= mostInCell - mark.length && cell.endsWith(mark);
}

/** Whether a cell holds the beginning of a text that it had no room for. */
export function isCutFrom(cell: string, text: string): boolean {
  return text.length > mostInCell && looksCut(cell) && cutText(text) === cell;
}
