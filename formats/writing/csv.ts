// Tables as csv: UTF-8, CRLF, quoted where needed (RFC 4180). Texts stand as they are, for scripts and for the way
// back, also those that a spreadsheet would run as formulas, unless they are guarded for Excel.
import type { Cell, Table } from '#core/exports/table.ts';

export interface CsvOptions {
  /** A byte-order mark first, without which Excel takes UTF-8 for something else. Default true. */
  readonly byteOrderMark?: boolean;
  /** For a table that is opened in Excel: an apostrophe before texts that it would run as formulas, and the mark. */
  readonly forExcel?: boolean;
}

/** How a cell begins that a spreadsheet runs as a formula; tab and CR are skipped by some before they look. */
const FORMULA = /^[=+\-@\t\r]/;

/** What a cell stands in quotes for: what else would end it, and a mark that readers drop. */
const QUOTED = /[",\r\n\uFEFF]/;

/** A piece of more than some 100 KB would lie in the part of the memory that is tidied last. */
const rowsAtATime = 100;

/** The table in pieces of a hundred rows, so that a long one need not stand in memory whole. */
export function* csvPieces(table: Table, options: CsvOptions = {}): Generator<string> {
  const { byteOrderMark = true, forExcel = false } = options;
  const written = forExcel ? guardedCell : cellText;
  yield byteOrderMark || forExcel ? '\uFEFF' : '';
  yield line(
    table.columns.map(({ key }) => key),
    written,
  );
  let piece = '';
  let rows = 0;
  for (const row of table.rows) {
    piece += line(row, written);
    rows += 1;
    if (rows < rowsAtATime) continue;
    yield piece;
    piece = '';
    rows = 0;
  }
  if (rows > 0) yield piece;
}

function line(cells: readonly Cell[], written: (cell: Cell) => string): string {
  let text = '';
  for (let at = 0; at < cells.length; at += 1)
    text += at === 0 ? written(cells[at]!) : `,${written(cells[at]!)}`;
  return `${text}\r\n`;
}

function cellText(cell: Cell): string {
  if (typeof cell !== 'string') return cell === null ? '' : String(cell);
  // Many readers trim blanks at the ends.
  const isQuoted = QUOTED.test(cell) || cell.startsWith(' ') || cell.endsWith(' ');
  return isQuoted ? inQuotes(cell) : cell;
}

/** Numbers are what they are, also where they are negative. */
function guardedCell(cell: Cell): string {
  return typeof cell === 'string' && FORMULA.test(cell) ? inQuotes(`'${cell}`) : cellText(cell);
}

function inQuotes(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** The whole table as bytes. */
export function writeCsv(table: Table, options: CsvOptions = {}): Uint8Array {
  const encoder = new TextEncoder();
  return Buffer.concat([...csvPieces(table, options)].map((piece) => encoder.encode(piece)));
}
