// A sheet of ticks as plain values, however it is laid out: sources in rows and themes in columns, the other
// way round, or a line for each tick.
import { AppError } from '../errors.ts';
import { partialDate } from '../partial-date.ts';
import { headingsOf } from './header.ts';
import { codesInCell } from './list-names.ts';
import { isMeasure, markOf, numberOf, sumOf, type SumKind } from './marks.ts';
import { sumRowOf } from './sums.ts';

/** `rows`: a source in each row. `columns`: a source in each column. `list`: a source and a theme in each row. */
export type Shape = 'rows' | 'columns' | 'list';

/** The meaning of a column, or of a row where sources are in columns. `names` and `marks` occur in lists. */
export type Use = 'title' | 'theme' | 'date' | 'class' | 'total' | 'names' | 'marks' | 'leave';

/** How a sheet is laid out. */
export interface Layout {
  readonly shape: Shape;
  /** The index of the line that names the columns. Lines above it are not part of the table. */
  readonly header: number;
  /** One for each column. */
  readonly uses: readonly Use[];
}

/** A theme of the sheet. */
export interface SheetTheme {
  /** The index of its column; in a list, of its name among all names. */
  readonly place: number;
  readonly name: string;
  /** The total that the sheet states for the theme; null where it states none, or no number. */
  readonly stated: number | null;
}

/** A source of the sheet, with its ticks. */
export interface SheetSource {
  /** Its row, or column, in the numbering of spreadsheets. */
  readonly row: number;
  readonly title: string;
  readonly date: string | null;
  readonly className: string | null;
  /** The number of ticks that the sheet states for it. */
  readonly stated: number | null;
  /** By the index of the theme: 1, or the number in the cell. */
  readonly ticks: ReadonlyMap<number, number>;
  /** By the index of the theme: content that is neither a tick nor its absence. */
  readonly unclear: ReadonlyMap<number, string>;
}

/** A sheet of ticks. */
export interface TickSheet {
  readonly themes: readonly SheetTheme[];
  readonly sources: readonly SheetSource[];
  /** The number of rows with sums, which are not sources. */
  readonly sums: number;
  /** Where they are, in the numbering of spreadsheets. */
  readonly sumRows: readonly number[];
  /** Rows with ticks or unclear cells that name no source or, in a list, no theme. */
  readonly nameless: readonly number[];
}

type Lines = readonly (readonly string[])[];

/** The lines, transposed where sources are in columns. */
export function turned(lines: Lines, shape: Shape): Lines {
  if (shape !== 'columns') return lines;
  return (lines[0] ?? []).map((_, column) => lines.map((line) => line[column] ?? ''));
}

/** The names that the project knows. */
export interface Known {
  readonly isSource: (name: string) => boolean;
  readonly isCode: (name: string) => boolean;
}

/**
 * Reads the lines, including the header, by the layout. Throws `invalid` where the layout has no titles or no
 * themes.
 */
export function sheetOf(lines: Lines, layout: Layout, name: string, known: Known): TickSheet {
  const table = turned(lines, layout.shape);
  const first = (use: Use): number => layout.uses.indexOf(use);
  const isList = layout.shape === 'list';
  if (first('title') < 0) throw new AppError('invalid', 'ticks:no_titles', { name });
  if (first(isList ? 'names' : 'theme') < 0) throw new AppError('invalid', 'ticks:no_themes', { name });
  return isList ? fromList(table, layout, known) : fromGrid(table, layout, known);
}

function fromGrid(table: Lines, { header, uses }: Layout, { isSource }: Known): TickSheet {
  const placesOf = (...wanted: Use[]): number[] =>
    uses.flatMap((use, place) => (wanted.includes(use) ? [place] : []));
  const places = placesOf('theme');
  const beside = placesOf('leave', 'date', 'class');
  const at = columnsOf(uses);
  const sources: SheetSource[] = [];
  const totals: {
    readonly kind: SumKind;
    readonly line: readonly string[];
    readonly row: number;
  }[] = [];
  const nameless: number[] = [];
  for (const [index, line] of table.entries()) {
    if (index <= header) continue;
    const kind = sumRowOf(line, uses.indexOf('title'), places, beside, isSource);
    if (kind) {
      totals.push({ kind, line, row: index + 1 });
      continue;
    }
    const ticks = new Map<number, number>();
    const unclear = new Map<number, string>();
    for (const [theme, place] of places.entries()) {
      const cell = line[place] ?? '';
      const mark = markOf(cell);
      if (mark.what === 'tick') ticks.set(theme, mark.count);
      if (mark.what === 'unclear') unclear.set(theme, cell.trim());
    }
    if (at(line, 'title') !== '')
      sources.push({ ...namedBy(at, line, index), stated: numberOf(at(line, 'total')), ticks, unclear });
    else if (ticks.size + unclear.size > 0) nameless.push(index + 1);
  }
  // The total follows its parts, and the last one is the one that counts. Shares below it are not totals,
  // whatever they are called.
  const isOfShares = (line: readonly string[]): boolean =>
    places.some((place) => isMeasure(line[place] ?? ''));
  const total = (['total', 'count'] as const)
    .map((wanted) => totals.findLast(({ kind, line }) => kind === wanted && !isOfShares(line))?.line)
    .find((line) => line !== undefined);
  const headings = headingsOf(table, header);
  const themes = places.map((place) => ({
    place,
    name: headings[place] ?? '',
    stated: total ? numberOf(total[place] ?? '') : null,
  }));
  return { themes, sources, sums: totals.length, sumRows: totals.map(({ row }) => row), nameless };
}

function fromList(table: Lines, { header, uses }: Layout, { isSource, isCode }: Known): TickSheet {
  const at = columnsOf(uses);
  const themes = new Map<string, number>();
  const stated = new Map<number, number>();
  const sources = new Map<
    string,
    SheetSource & { ticks: Map<number, number>; unclear: Map<number, string> }
  >();
  const hasMarks = uses.includes('marks');
  const nameless: number[] = [];
  const sumRows: number[] = [];
  const partsOf = codesInCell(
    table.slice(header + 1).map((line) => at(line, 'names')),
    isCode,
  );
  for (const [index, line] of table.entries()) {
    if (index <= header) continue;
    const name = at(line, 'names');
    const title = at(line, 'title');
    if (name === '') {
      const isMarked = hasMarks ? markOf(at(line, 'marks')).what !== 'none' : title !== '';
      if (!isSource(title) && sumOf(title) !== null) sumRows.push(index + 1);
      else if (isMarked) nameless.push(index + 1);
      continue;
    }
    const sum = isSource(title) ? null : sumOf(title);
    const cell = hasMarks ? at(line, 'marks') : '1';
    if (sum !== null || title === '') {
      (sum === null ? nameless : sumRows).push(index + 1);
      const number = numberOf(cell);
      const theme = themes.get(name);
      if (sum !== null && sum !== 'measure' && number !== null && theme !== undefined)
        stated.set(theme, number);
      continue;
    }
    const key = JSON.stringify([title, at(line, 'date'), at(line, 'class')]);
    const source = sources.get(key) ?? {
      ...namedBy(at, line, index),
      stated: null,
      ticks: new Map<number, number>(),
      unclear: new Map<number, string>(),
    };
    sources.set(key, source);
    const mark = markOf(cell);
    for (const part of partsOf(name)) {
      const theme = themes.get(part) ?? themes.size;
      themes.set(part, theme);
      if (mark.what === 'tick') source.ticks.set(theme, (source.ticks.get(theme) ?? 0) + mark.count);
      if (mark.what === 'unclear') source.unclear.set(theme, cell);
    }
  }
  return {
    themes: [...themes].map(([name, place]) => ({ place, name, stated: stated.get(place) ?? null })),
    sources: [...sources.values()],
    sums: sumRows.length,
    sumRows,
    nameless,
  };
}

type CellAt = (line: readonly string[], use: Use) => string;

/** Returns a function that reads the first column of each use. */
function columnsOf(uses: readonly Use[]): CellAt {
  const places = new Map(uses.map((use, place) => [use, place] as const).toReversed());
  return (line, use) => (line[places.get(use) ?? -1] ?? '').trim();
}

function namedBy(
  at: CellAt,
  line: readonly string[],
  index: number,
): Pick<SheetSource, 'row' | 'title' | 'date' | 'className'> {
  return {
    row: index + 1,
    title: at(line, 'title'),
    date: partialDate(at(line, 'date')),
    className: at(line, 'class') || null,
  };
}
