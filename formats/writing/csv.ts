// Tables as csv: UTF-8, CRLF, quoted where needed (RFC 4180). Texts are unchanged, for scripts and for importing again,
// even those that a spreadsheet would run as formulas, unless they are guarded for Excel.
import type { Cell, Table } from '#core/exports/table.ts';

export interface CsvOptions {
  /** Whether to begin with a byte-order mark; without it, Excel does not recognise UTF-8. Default true. */
  readonly byteOrderMark?: boolean;
  /**
   * For a table to be opened in Excel: an apostrophe before texts that it would run as formulas, and a byte-order mark.
   */
  readonly forExcel?: boolean;
}

/** The beginning of a cell that a spreadsheet runs as a formula; some skip a tab or CR first. */
const FORMULA = /^[=+\-@\t\r]/;

/** Characters for which a cell is quoted: separators, and a mark that readers drop. */
const QUOTED = /[",\r\n\uFEFF]/;

/** Pieces stay below about 100 KB: larger strings would stay in memory until a full garbage collection. */
const BATCH_ROWS = 100;

/** The table in pieces of a hundred rows, so that a long one need not be in memory as a whole. */
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
    if (rows < BATCH_ROWS) continue;
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
  // Many readers trim spaces at the ends.
  const isQuoted = QUOTED.test(cell) || cell.startsWith(' ') || cell.endsWith(' ');
  return isQuoted ? inQuotes(cell) : cell;
}

/** Numbers are never formulas, even negative ones. */
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
