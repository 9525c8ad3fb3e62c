// Tables as csv: UTF-8, CRLF, quoted where needed (RFC 4180). Texts stand as they are, for scripts and for the way
// back, also those that a spreadsheet would run as formulas (`=`, `+`, `-`, `@` first): for spreadsheets there is xlsx.
import Papa from 'papaparse';
import type { Cell, Table } from '#core/exports/table.ts';

export interface CsvOptions {
  /** A byte-order mark first, without which Excel takes UTF-8 for something else. Default true. */
  readonly byteOrderMark?: boolean;
}

const rowsAtATime = 2_000;

/** The table in pieces of a few thousand rows, so that a long one need not stand in memory whole. */
export function* csvPieces(table: Table, options: CsvOptions = {}): Generator<string> {
  const unparse = (rows: readonly (readonly Cell[])[]): string =>
    `${Papa.unparse(rows as Cell[][], { newline: '\r\n' })}\r\n`;
  yield (options.byteOrderMark ?? true) ? '\uFEFF' : '';
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
