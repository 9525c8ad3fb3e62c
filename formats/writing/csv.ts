// Tables as csv: UTF-8, CRLF, quoted where needed (RFC 4180). Texts stand as they are, for scripts and for the way
// back, also those that a spreadsheet would run as formulas, unless they are guarded for Excel.
import Papa from 'papaparse';
import type { Cell, Table } from '#core/exports/table.ts';

export interface CsvOptions {
  /** A byte-order mark first, without which Excel takes UTF-8 for something else. Default true. */
  readonly byteOrderMark?: boolean;
  /** For a table that is opened in Excel: an apostrophe before texts that it would run as formulas, and the mark. */
  readonly forExcel?: boolean;
}

/** How a cell begins that a spreadsheet runs as a formula; tab and CR are skipped by some before they look. */
const FORMULA = /^[=+\-@\t\r]/;

/** A piece of more than some 100 KB would lie in the part of the memory that is tidied last. */
const rowsAtATime = 100;

/** The table in pieces of a hundred rows, so that a long one need not stand in memory whole. */
export function* csvPieces(table: Table, options: CsvOptions = {}): Generator<string> {
  const { byteOrderMark = true, forExcel = false } = options;
  const config = { newline: '\r\n', escapeFormulae: forExcel ? FORMULA : false };
  const unparse = (rows: readonly (readonly Cell[])[]): string =>
    `${Papa.unparse(rows as Cell[][], config)}\r\n`;
  yield byteOrderMark || forExcel ? '\uFEFF' : '';
  yield unparse([table.columns.map((column) => column.key)]);
  let rows: (readonly Cell[])[] = [];
  for (const row of table.rows) {
    rows.push(row);
    if (rows.length < rowsAtATime) continue;
    yield unparse(rows);
    rows = [];
  }
  if (rows.length > 0) yield unparse(rows);
}

/** The whole table as bytes. */
export function writeCsv(table: Table, options: CsvOptions = {}): Uint8Array {
  const encoder = new TextEncoder();
  return Buffer.concat([...csvPieces(table, options)].map((piece) => encoder.encode(piece)));
}
