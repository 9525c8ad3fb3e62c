// Guesses how a sheet of ticks is laid out. This is a proposal; the analyst decides.
import { AppError } from '../errors.ts';
import { cellsIn, SAMPLE_ROWS } from '../imports/table-columns.ts';
import { guessMapping } from '../imports/table-mapping.ts';
import { headerOf, headingsOf, isLetters, isMostlyTicked, isTop } from './header.ts';
import { isMark, markOf, numberOf, sumOf } from './marks.ts';
import { isRunning, isFrequency, talliedColumns } from './numbers.ts';
import { turned, type Known, type Layout, type Shape, type Use } from './sheet.ts';
import { looksSummed } from './sums.ts';

type Lines = readonly (readonly string[])[];

const listHeadings = /^(?:codes?|themes?|category|categories|tags?|代码|编码|主题|类目|类别|标签)$/i;

/**
 * The layout of the lines, the header first; `chosen` is what the analyst has decided about it. Throws
 * `invalid` for a sheet without a header.
 */
export function guessLayout(
  lines: Lines,
  known: Known,
  name: string,
  chosen: { readonly shape?: Shape | undefined; readonly header?: number | undefined } = {},
): Layout {
  const shape = chosen.shape ?? shapeOf(lines, known);
  const table = turned(lines, shape);
  const isRow = (line: readonly string[]): boolean =>
    line.some((cell) => known.isSource(cell.trim()) && !known.isCode(cell.trim()));
  const header = Math.min(chosen.header ?? headerOf(table, known.isCode, isRow), table.length - 1);
  const columns = table[header] ?? [];
  const headings = headingsOf(table, header);
  const body = table.slice(header + 1, header + 1 + SAMPLE_ROWS);
  const uses =
    shape === 'list'
      ? listUses(columns, body, known)
      : gridUses(columns, headings, body, known, isTop(table, header));
  // In a list anything may be a name; in a grid, ticks in place of names mean that there is no header.
  if (shape !== 'list' && chosen.header === undefined && isUnnamed(headings, uses))
    throw new AppError('invalid', 'ticks:no_header', { name });
  return { shape, header, uses };
}

/** Whether a table is likely one of ticks: half of its columns, and at least two, hold ticks, and none holds text. */
export function looksTicked(columns: readonly string[], rows: Lines): boolean {
  const cells = columns.map((_, place) => rows.map((row) => row[place] ?? '').filter((cell) => cell !== ''));
  const tallied = talliedColumns(
    columns.map((heading, place) => ({ heading, cells: cells[place] ?? [], rows: rows.length })),
    () => false,
  );
  const ticked = cells.filter((found, place) => isMostlyTicked(found) && tallied[place]).length;
  const hasText = guessMapping(columns, rows).some(({ role }) => role === 'text');
  return ticked >= 2 && ticked * 2 >= columns.length && !hasText;
}

/** The direction with more names of sources; if equal, with fewer names of codes; else sources are in rows. */
function shapeOf(lines: Lines, known: Known): Shape {
  const header = headerOf(lines, (name) => known.isCode(name) || known.isSource(name));
  const columns = lines[header] ?? [];
  const body = lines.slice(header + 1, header + 1 + SAMPLE_ROWS);
  // A line of a list that is one of the sources is not a header, whatever follows it.
  const below = headerOf(lines, known.isCode, (line) => line.some((cell) => known.isSource(cell.trim())));
  if (isList(columns, body) || isList(lines[below] ?? [], lines.slice(below + 1, below + 1 + SAMPLE_ROWS)))
    return 'list';
  const count = (names: readonly string[], is: (name: string) => boolean): number =>
    names.filter((each) => each.trim() !== '' && is(each.trim())).length;
  const first = body.map((line) => line[0] ?? '');
  const down = Math.max(
    ...columns.slice(0, 4).map((_, place) =>
      count(
        body.map((line) => line[place] ?? ''),
        known.isSource,
      ),
    ),
    0,
  );
  const across = count(columns, known.isSource);
  if (down !== across) return across > down ? 'columns' : 'rows';
  return count(first, known.isCode) > count(columns, known.isCode) ? 'columns' : 'rows';
}

/**
 * A column headed as codes, one with other names, and at most one with ticks; more columns may hold numbers
 * that are not ticks.
 */
function isList(columns: readonly string[], body: Lines): boolean {
  const names = columns.findIndex((column) => listHeadings.test(column.trim()));
  const cells = columns.map((_, place) => cellsIn(body, place));
  const ticked = cells.map(isMostlyTicked);
  const others = ticked.filter((is, place) => place !== names && !is).length;
  const ticks = ticked.filter(
    (is, place) => is && isFrequency(columns[place] ?? '', cells[place] ?? []),
  ).length;
  return names >= 0 && ticked[names] === false && others > 0 && ticks < 2;
}

function gridUses(
  columns: readonly string[],
  headings: readonly string[],
  body: Lines,
  { isSource, isCode }: Known,
  isFirst: boolean,
): Use[] {
  const guessed = guessMapping(columns, body);
  const cells = columns.map((_, place) =>
    body
      .flatMap((line) => (looksSummed(line) ? [] : [(line[place] ?? '').trim()]))
      .filter((cell) => cell !== ''),
  );
  const hits = cells.map((found, place) => (sumOf(columns[place] ?? '') ? 0 : found.filter(isSource).length));
  const most = Math.max(...hits);
  const isTicked = cells.map(isMostlyTicked);
  const roleOf = (place: number): string => guessed[place]?.role ?? 'ignore';
  const title =
    most > 0
      ? hits.indexOf(most)
      : [
          columns.findIndex((_, place) => roleOf(place) === 'title' && !isTicked[place]),
          columns.findIndex((_, place) => !isTicked[place] && (cells[place]?.length ?? 0) > 0),
          0,
        ].find((place) => place >= 0);
  // A cell above names a theme only if it is the name of one: it may be merged over several columns.
  const named = columns.map((column, place) => {
    const own = column.trim();
    const above = headings[place] ?? '';
    return own === '' && (isCode(above) || sumOf(above) !== null) ? above : own;
  });
  const isNone = (place: number): boolean =>
    place === title ||
    !isTicked[place] ||
    named[place] === '' ||
    (isFirst && isLetters(named[place] ?? '', place) && !isCode(named[place] ?? '')) ||
    sumUse(named[place] ?? '', cells[place] ?? [], isCode) !== null ||
    (roleOf(place) === 'date' && !isCode(named[place] ?? ''));
  const rows = body.filter(
    (line) => !looksSummed(line) && line.some((cell, at) => at !== title && cell.trim() !== ''),
  );
  const tallied = talliedColumns(
    columns.map((_, place) => ({
      heading: named[place] ?? '',
      cells: isNone(place) ? [] : (cells[place] ?? []),
      rows: rows.length,
    })),
    isCode,
  );
  const uses = columns.map((_, place): Use => {
    const heading = named[place] ?? '';
    const found = cells[place] ?? [];
    if (place === title) return 'title';
    const sum = sumUse(heading, found, isCode);
    if (sum !== null) return sum;
    if (roleOf(place) === 'date' && !isCode(heading)) return 'date';
    if (heading === '' || (isFirst && isLetters(heading, place) && !isCode(heading))) return 'leave';
    if (isTicked[place]) return tallied[place] ? 'theme' : 'leave';
    if (isCode(heading)) return 'theme';
    const isClass = roleOf(place) === 'class' && found.length > 0 && !found.some(isTickSign);
    return isClass ? 'class' : 'leave';
  });
  // A column between themes is a theme, even if nothing is ticked in it.
  const first = uses.indexOf('theme');
  const last = uses.findLastIndex((use) => use === 'theme' || use === 'total');
  return uses.map((use, place) => {
    const isEmpty = use === 'leave' && cells[place]?.length === 0 && columns[place]?.trim() !== '';
    return isEmpty && place > first && place < last ? 'theme' : use;
  });
}

/**
 * The use of a column whose heading says that it is computed from others; null for any other column, and for
 * one of ticks.
 */
function sumUse(
  heading: string,
  cells: readonly string[],
  isCode: Known['isCode'],
): 'total' | 'leave' | null {
  const kind = sumOf(heading);
  if (kind === 'total' || kind === 'subtotal') return 'total';
  if (kind === null || isCode(heading) || cells.some(isTickSign)) return null;
  return kind === 'measure' || isRunning(cells.map(numberOf)) ? 'leave' : 'total';
}

/** Class names are not ticks, though some may be numbers. */
function isTickSign(cell: string): boolean {
  return markOf(cell).what === 'tick' && numberOf(cell) === null;
}

function listUses(columns: readonly string[], body: Lines, { isSource, isCode }: Known): Use[] {
  const hits = (is: (name: string) => boolean): number[] =>
    columns.map((_, place) => body.filter((line) => is((line[place] ?? '').trim())).length);
  const best = (found: readonly number[], other: number): number => {
    const most = Math.max(...found.map((count, place) => (place === other ? 0 : count)));
    return most > 0 ? found.findIndex((count, place) => place !== other && count === most) : -1;
  };
  const guessed = guessMapping(columns, body);
  const headed = columns.findIndex((column) => listHeadings.test(column.trim()));
  const names = headed >= 0 ? headed : Math.max(best(hits(isCode), -1), 0);
  const byTitle = guessed.findIndex(({ role }, place) => role === 'title' && place !== names);
  const bySource = best(hits(isSource), names);
  const title = bySource >= 0 ? bySource : byTitle >= 0 ? byTitle : names === 0 ? 1 : 0;
  return columns.map((_, place): Use => {
    if (place === names) return 'names';
    if (place === title) return 'title';
    const cells = body
      .filter((line) => !looksSummed(line))
      .map((line) => line[place] ?? '')
      .filter((cell) => cell.trim() !== '');
    const role = guessed[place]?.role;
    if (role === 'date') return 'date';
    const isMarks = isMostlyTicked(cells) && isFrequency(columns[place] ?? '', cells);
    return isMarks ? 'marks' : role === 'class' ? 'class' : 'leave';
  });
}

/** Whether ticks stand where themes should be named. Numbers may be names, unless they are all equal. */
function isUnnamed(columns: readonly string[], uses: readonly Use[]): boolean {
  const headings = columns
    .filter((_, place) => uses[place] === 'theme' || uses[place] === 'total')
    .map((column) => column.replace(/ \(\d+\)$/, ''));
  const isNumbered = headings.some((heading) => (numberOf(heading) ?? 0) > 1);
  const hasThemes = uses.includes('theme');
  return hasThemes && !isNumbered && headings.every((heading) => heading === '' || isMark(heading));
}
