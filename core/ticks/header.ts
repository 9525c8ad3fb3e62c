// Which line of a sheet names its columns, and what each is called. Titles stand above it, and headings that are
// joined over several columns, which name none of them.
import { columnLetters, SAMPLE_ROWS } from '../imports/table-columns.ts';
import { isMark, markOf } from './marks.ts';
import { looksSummed } from './sums.ts';

type Lines = readonly (readonly string[])[];

/** So many lines may stand above the table. */
const ABOVE = 10;

/**
 * The line with most names that the project knows above ticks; else with most names above ticks, each once; else with
 * most names. Of two such lines that stand together the lower parts what the upper names. A line that `isRow` says to be
 * one of the sources is none, unless all are.
 */
export function headerOf(
  table: Lines,
  isKnown: (name: string) => boolean,
  isRow: (line: readonly string[]) => boolean = () => false,
): number {
  const first = table.slice(0, ABOVE);
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

/** A row of totals below is none of ticks: else the line above it named its columns. */
function isTickedBelow(table: Lines, at: number, place: number): boolean {
  const below = table.slice(at + 1, at + 1 + SAMPLE_ROWS).filter((line) => !looksSummed(line));
  return isMostlyTicked(below.map((line) => line[place] ?? ''));
}

/** Whether nothing stands above the header: there a heading that is missing is called by letters. */
export function isTop(table: Lines, header: number): boolean {
  return table.slice(0, header).every((line) => line.every((cell) => cell.trim() === ''));
}

/** What each column is called: where the header says nothing, what stands above, as for cells joined downwards. */
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

/** Whether half of what stands there, and something, is a tick or none, or a tick with a remark. */
export function isMostlyTicked(cells: readonly string[]): boolean {
  const written = cells.filter((cell) => cell.trim() !== '');
  return (
    written.length > 0 &&
    written.filter((cell) => isMark(cell) || isRemarked(cell)).length * 2 >= written.length
  );
}

/** `x (p. 3)`: nothing says whether that is a tick, but a column of such is no text. */
function isRemarked(cell: string): boolean {
  const sign = /^\s*([^\s(（]{1,4})\s*[(（].+[)）]\s*$/u.exec(cell)?.[1];
  return sign !== undefined && markOf(sign).what === 'tick';
}

/** A heading that is missing is called by the letters of its column. */
export function isLetters(cell: string, place: number): boolean {
  return /^[A-Z]{1,2}$/.test(cell) && cell === columnLetters(place);
}
