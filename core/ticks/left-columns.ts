// The columns of a sheet that are left out, and why, so that no tick is missed unnoticed.
import { cellsIn } from '../imports/table-columns.ts';
import { headingsOf, isLetters, isMostlyTicked, isTop } from './header.ts';
import { isMeasure, markOf, numberOf, sumOf } from './marks.ts';
import { hasSigns, isRunning, isSerial, isFrequency } from './numbers.ts';
import type { Layout } from './sheet.ts';
import { looksSummed } from './sums.ts';

/** A column that is left out. */
export interface LeftColumn {
  readonly place: number;
  /** Its heading, or else its spreadsheet letters. */
  readonly name: string;
  /**
   * `numbers`: years, lengths, list numbers, counts that may not be ticks. `text`: mostly other things than
   * ticks. `other`: a column of a list.
   */
  readonly because: 'unheaded' | 'numbers' | 'text' | 'other';
  /** How many cells would be ticks if the column were a theme. */
  readonly ticks: number;
}

/** The columns of the table that are left out and not empty, except those that the analyst left out. */
export function leftColumns(
  table: readonly (readonly string[])[],
  { shape, header, uses }: Layout,
  chosen: ReadonlySet<number>,
): LeftColumn[] {
  const headings = headingsOf(table, header);
  const top = table.find((line) => line.some((cell) => cell.trim() !== '')) ?? [];
  const title = uses.indexOf('title');
  const body = table
    .slice(header + 1)
    .filter((line) => sumOf(line[title] ?? '') === null && !looksSummed(line));
  return uses.flatMap((use, place): LeftColumn[] => {
    const cells = cellsIn(body, place);
    if (use !== 'leave' || chosen.has(place) || cells.length === 0) return [];
    const heading = (table[header]?.[place] ?? '').trim();
    const name = headings[place] || (top[place] ?? '').trim();
    if (shape === 'list') return [{ place, name, because: 'other', ticks: 0 }];
    // Nobody would take these for themes or miss them.
    const isCounted = cells.every((cell) => numberOf(cell) !== null || isMeasure(cell));
    const isOrder = isSerial(name) && isRunning(cells.map(numberOf));
    if (isCounted && (sumOf(name) === 'measure' || isOrder)) return [];
    const isUnheaded = heading === '' || (isTop(table, header) && isLetters(heading, place));
    const isNumbers = isMostlyTicked(cells) && (isUnheaded ? !isFrequency('', cells) : !hasSigns(cells));
    const marks = cells.map((cell) => ({ mark: markOf(cell), isNumber: numberOf(cell) !== null }));
    const ticks = marks.filter(
      ({ mark, isNumber }) => mark.what === 'tick' && (!isNumber || (isMostlyTicked(cells) && !isNumbers)),
    ).length;
    return [{ place, name, because: isNumbers ? 'numbers' : isUnheaded ? 'unheaded' : 'text', ticks }];
  });
}
