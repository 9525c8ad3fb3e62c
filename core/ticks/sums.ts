// Which rows of a sheet are made of others: totals, counts, shares and means. They are no sources, and their numbers
// are no ticks.
import { isMark, isMeasure, markOf, numberOf, sumOf, type SumKind } from './marks.ts';

/** Rows are named before their numbers, or behind them. */
const BEFORE = 6;

/** Whether a line is likely one, before anything is known of its columns. */
export function looksSummed(line: readonly string[]): boolean {
  return [...line.slice(0, BEFORE), line.at(-1) ?? ''].some((cell) => !isMark(cell) && sumOf(cell) !== null);
}

/**
 * What a row sums up, by its title, by what stands beside its numbers where it has no title, or by numbers that no tick
 * would be; null for a row of a source. `title` is where the titles stand, `themes` and `beside` the other columns.
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
