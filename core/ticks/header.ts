// Finds the line of a sheet that names its columns, and the name of each column. Above it may be titles, and
// headings merged over several columns, which name none of them.
import { columnLetters, SAMPLE_ROWS } from '../imports/table-columns.ts';
import { isMark, markOf } from './marks.ts';
import { looksSummed } from './sums.ts';

type Lines = readonly (readonly string[])[];

/** How many lines may precede the table. */
const MAX_LINES_ABOVE = 10;

/**
 * The line with the most names that the project knows above ticks; failing that, the one with the most
 * different names above ticks; failing that, the one with the most names. Of two such adjacent lines, the
 * lower divides what the upper names. A line for which `isRow` returns true is a source and not a header,
 * unless all lines are.
 */
export function headerOf(
  table: Lines,
  isKnown: (name: string) => boolean,
  isRow: (line: readonly string[]) => boolean = () => false,
): number {
  const first = table.slice(0, MAX_LINES_ABOVE);
  const scores = first.map((line, at): readonly number[] => {
    const named = line.flatMap((cell, place) => (isMark(cell) || isLetters(cell, place) ? [] : [place]));
    const ticked = named.filter((place) => isTickedBelow(table, at, place));
    const distinct = (places: readonly number[]) => new Set(places.map((place) => line[place]?.trim())).size;
    const known = ticked.filter((place) => isKnown((line[place] ?? '').trim()));
    return [isRow(line) ? 0 : 1, distinct(known), distinct(ticked), distinct(named)];
  });
  const parts = (at: number, best: number): boolean => {
    const [own, above] = [scores[at] ?? [], scores[best] ?? []];
    const isBelow = at === best + 1 && own[0] === above[0] && own[1] === above[1] && (own[1] ?? 0) > 0;
    return isBelow && first[at]?.join() !== first[best]?.join();
  };
  return scores.reduce(
    (best, score, at) => (isMore(score, scores[best] ?? []) || parts(at, best) ? at : best),
    0,
  );
}

function isMore(score: readonly number[], other: readonly number[]): boolean {
  const at = score.findIndex((count, place) => count !== other[place]);
  return at >= 0 && (score[at] ?? 0) > (other[at] ?? 0);
}

/** Rows of totals do not count as ticks: otherwise the line above them would seem to name its columns. */
function isTickedBelow(table: Lines, at: number, place: number): boolean {
  const below = table.slice(at + 1, at + 1 + SAMPLE_ROWS).filter((line) => !looksSummed(line));
  return isMostlyTicked(below.map((line) => line[place] ?? ''));
}

/** Whether the lines above the header are empty: only then are missing headings replaced by column letters. */
export function isTop(table: Lines, header: number): boolean {
  return table.slice(0, header).every((line) => line.every((cell) => cell.trim() === ''));
}

/** The name of each column: where the header is empty, the cell above, as for cells merged downwards. */
export function headingsOf(table: Lines, header: number): string[] {
  return (table[header] ?? []).map((cell, place) => {
    if (cell.trim() !== '') return cell.trim();
    const above = table.slice(0, header).findLast((line) => {
      const found = (line[place] ?? '').trim();
      return found !== '' && !isLetters(found, place);
    });
    return (above?.[place] ?? '').trim();
  });
}

/**
 * Whether at least half of the filled cells are ticks or their absence, or ticks with a remark; false where
 * none is filled.
 */
export function isMostlyTicked(cells: readonly string[]): boolean {
  const written = cells.filter((cell) => cell.trim() !== '');
  return (
    written.length > 0 &&
    written.filter((cell) => isMark(cell) || isRemarked(cell)).length * 2 >= written.length
  );
}

/** `x (p. 3)`: it is unclear whether this is a tick, but a column of such cells is not text. */
function isRemarked(cell: string): boolean {
  const sign = /^\s*([^\s(（]{1,4})\s*[(（].+[)）]\s*$/u.exec(cell)?.[1];
  return sign !== undefined && markOf(sign).what === 'tick';
}

/** Whether a heading is the letters of its column, which replace a missing heading. */
export function isLetters(cell: string, place: number): boolean {
  return /^[A-Z]{1,2}$/.test(cell) && cell === columnLetters(place);
}
