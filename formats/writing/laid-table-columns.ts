// How wide the columns of a table are in a Word file, and whether their heads stand upright.
import { spansOf, type LaidColumn, type LaidTable } from '#core/kept-tables/laid-table.ts';

/** In twentieths of a point. */
const CHARACTER = 112;
const PADDING = 290;
const NARROWEST = 560;
const WIDEST = 2_600;
const NARROWEST_NAMES = 1_500;
const NARROWEST_TEXT = 900;
/** A character of a head that just fits, and the room beside the text of a cell. */
const NARROW_CHARACTER = 92;
const MARGINS = 180;
/** Of turned heads: the width of a line, that beside the lines, and the greatest height. */
const TURNED_LINE = 250;
const TURNED_PADDING = 180;
const TALLEST = 3_600;

/** How the columns of a table stand on a page, in twentieths of a point. */
export interface ColumnsOnPage {
  /** The width of each column, that of the names first. */
  readonly widths: readonly number[];
  /** How high the heads are, which are turned to be read from below; null where they stand upright. */
  readonly turned: number | null;
}

/**
 * The columns of a table on a page of this width. Heads are turned where words of them would break upright, as those of a column
 * for each person would.
 */
export function columnsOnPage(table: LaidTable, width: number): ColumnsOnPage {
  const { columns, rows, isOfText } = table;
  const upright = { widths: widthsOf(table, width), turned: null };
  const isBroken = ({ name, note }: LaidColumn, place: number): boolean =>
    longestPart(`${name} ${note}`) * NARROW_CHARACTER + MARGINS > upright.widths[place + 1]!;
  if (isOfText || !columns.some(isBroken)) return upright;
  const wanted = columns.map(({ name, note }, place) => {
    const cells = rows.map((each) => lengthOf(each.cells[place]?.text ?? ''));
    const lines = [name, note].filter((line) => line !== '').length;
    return Math.max(widthFor(Math.max(0, ...cells)), lines * TURNED_LINE + TURNED_PADDING);
  });
  // Where the cells themselves need more room than there is, turned heads would be no help.
  if (wanted.reduce((all, each) => all + each, narrowestNames(table)) > width) return upright;
  const lengths = columns.flatMap(({ name, note }) => [lengthOf(name), lengthOf(note)]);
  const height = Math.max(0, ...lengths) * CHARACTER + PADDING;
  return { widths: within(wanted, table, width), turned: Math.min(TALLEST, height) };
}

/** The columns as wide as they want to be, as far as the page allows; the names take the rest. */
function within(wanted: readonly number[], table: LaidTable, width: number): number[] {
  const sum = wanted.reduce((all, each) => all + each, 0);
  const scale = Math.min(1, (width - narrowestNames(table)) / sum);
  const own = wanted.map((each) => Math.floor(each * scale));
  return [width - own.reduce((all, each) => all + each, 0), ...own];
}

/**
 * The width of each column, that of the names first: wide enough for its longest cell and the longest word of its head,
 * as far as the page allows; the names take the rest. Columns of texts of several lines share what the others leave.
 */
function widthsOf(table: LaidTable, width: number): number[] {
  const { columns, rows, rowHead, isOfText } = table;
  const wanted = wantedBy(table);
  if (isOfText) {
    // The texts need the room: names take what they need, and the texts share the rest.
    const longest = Math.max(
      ...rows.flatMap(({ name, depth, look }) => (look === 'heading' ? [] : [depth * 2 + lengthOf(name)])),
      lengthOf(rowHead),
    );
    const names = Math.min(WIDEST, Math.max(NARROWEST, longest * CHARACTER + PADDING));
    const texts = columns.filter(({ format }) => format === 'text').length;
    const numbers = columns.reduce(
      (all, { format }, place) => (format === 'text' ? all : all + wanted[place]!),
      0,
    );
    const text = Math.floor(Math.max(0, width - names - numbers) / Math.max(1, texts));
    const shared = columns.map(({ format }, place) => (format === 'text' ? text : wanted[place]!));
    if (texts > 0 && text >= NARROWEST_TEXT)
      return [width - shared.reduce((all, each) => all + each, 0), ...shared];
  }
  return within(wanted, table, width);
}

/** The least that names take: none of their words is broken, whatever else has to be narrow. */
function narrowestNames({ rows }: LaidTable): number {
  const words = rows.flatMap(({ name, look }) => (look === 'heading' ? [] : [longestPart(name)]));
  const widest = Math.max(0, ...words) * CHARACTER + MARGINS;
  return Math.min(WIDEST, Math.max(NARROWEST_NAMES, widest));
}

/** How wide columns would be whose cells and words of heads are not broken. */
function wantedBy({ columns, rows }: LaidTable): number[] {
  const wanted = columns.map(({ name, note }, place) => {
    const cells = rows.map((each) => lengthOf(each.cells[place]?.text ?? ''));
    return Math.min(WIDEST, widthFor(Math.max(...cells, longestPart(`${name} ${note}`))));
  });
  for (const { head, from, count } of spansOf(columns)) {
    const own = wanted.slice(from, from + count).reduce((all, each) => all + each, 0);
    const missing = head ? widthFor(longestPart(`${head.name} ${head.note}`)) - own : 0;
    const more = Math.max(0, Math.ceil(missing / count));
    for (let place = from; place < from + count; place += 1) wanted[place]! += more;
  }
  return wanted;
}

function widthFor(length: number): number {
  return Math.max(NARROWEST, length * CHARACTER + PADDING);
}

/** Chinese may break anywhere; this many characters of it, four, still read as words. */
const LEAST_CHINESE = 8;

/** The length of the longest part of a head that should stay on one line. */
function longestPart(text: string): number {
  const parts = text.split(/\s+/).map((part) => {
    const length = lengthOf(part);
    return length > [...part].length ? Math.min(length, LEAST_CHINESE) : length;
  });
  return Math.max(...parts);
}

/** In Latin characters: a Chinese one is as wide as two. */
function lengthOf(text: string): number {
  return [...text].reduce((sum, one) => sum + (one > '\u2E7F' ? 2 : 1), 0);
}
