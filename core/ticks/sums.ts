// Recognises rows of a sheet that are computed from others: totals, counts, shares and means. They are not
// sources, and their numbers are not ticks.
import { isMark, isMeasure, markOf, numberOf, sumOf, type SumKind } from './marks.ts';

/** How many cells from the start may hold a row's name; it may also be in the last cell. */
const MAX_CELLS_BEFORE = 6;

/** Whether a line is likely such a row, before anything is known about its columns. */
export function looksSummed(line: readonly string[]): boolean {
  return [...line.slice(0, MAX_CELLS_BEFORE), line.at(-1) ?? ''].some(
    (cell) => !isMark(cell) && sumOf(cell) !== null,
  );
}

/**
 * What a row sums up: by its title, by other cells where it has no title, or by numbers that cannot be ticks;
 * null for the row of a source. `title` is the column of titles, `themes` and `beside` are other columns.
 */
export function sumRowOf(
  line: readonly string[],
  title: number,
  themes: readonly number[],
  beside: readonly number[],
  isSource: (name: string) => boolean,
): SumKind | null {
  const cellAt = (place: number): string => (line[place] ?? '').trim();
  const own = cellAt(title);
  const names = own === '' ? beside.map(cellAt) : [own];
  const kind = names.map(sumOf).find((found) => found !== null) ?? null;
  if (kind === 'total' || kind === 'subtotal') return kind;
  if (isSource(own)) return null;
  const cells = themes.map(cellAt).filter((cell) => cell !== '');
  const isSigned = cells.some((cell) => markOf(cell).what === 'tick' && numberOf(cell) === null);
  if (kind !== null) return isSigned ? null : kind;
  const isNumber = (cell: string): boolean => isMeasure(cell) || isMark(cell);
  return !isSigned && cells.some(isMeasure) && cells.every(isNumber) ? 'measure' : null;
}
