// What a sheet holds beside its titles and themes, and why it is left out: nobody is to miss a tick unawares.
import { cellsIn } from '../imports/table-columns.ts';
import { headingsOf, isLetters, isMostlyTicked, isTop } from './header.ts';
import { isMeasure, markOf, numberOf, sumOf } from './marks.ts';
import { hasSigns, isRunning, isSerial, isTimes } from './numbers.ts';
import type { Layout } from './sheet.ts';
import { looksSummed } from './sums.ts';

export interface LeftColumn {
  readonly place: number;
  /** Its heading, else the letters that a spreadsheet calls it by. */
  readonly name: string;
  /** `numbers`: years, lengths, the numbers of a list, counts that nothing says to be ticks. `text`: more of other things than ticks. `other`: of a list. */
  readonly because: 'unheaded' | 'numbers' | 'text' | 'other';
  /** Cells that would be ticks were it a theme. */
  readonly ticks: number;
}

/** The columns of the table that are left out and hold something, those apart that the analyst leaves out. */
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
    // Nobody takes these for themes, and nobody misses them.
    const isCounted = cells.every((cell) => numberOf(cell) !== null || isMeasure(cell));
    const isOrder = isSerial(name) && isRunning(cells.map(numberOf));
    if (isCounted && (sumOf(name) === 'measure' || isOrder)) return [];
    const isUnheaded = heading === '' || (isTop(table, header) && isLetters(heading, place));
    const isNumbers = isMostlyTicked(cells) && (isUnheaded ? !isTimes('', cells) : !hasSigns(cells));
    const marks = cells.map((cell) => ({ mark: markOf(cell), isNumber: numberOf(cell) !== null }));
    const ticks = marks.filter(
      ({ mark, isNumber }) => mark.what === 'tick' && (!isNumber || (isMostlyTicked(cells) && !isNumbers)),
    ).length;
    return [{ place, name, because: isNumbers ? 'numbers' : isUnheaded ? 'unheaded' : 'text', ticks }];
  });
}
