// Makes a table of rows of any length, the first of them headings: equal rows, distinct headings.
import { AppError } from '#core/errors.ts';
import { uniqueLabels } from '#core/free-name.ts';
import { partialDate } from '#core/partial-date.ts';
import { cellsIn, columnLetters, type Table } from '#core/imports/table-columns.ts';
import { MAX_TABLE_CELLS, MAX_TABLE_COLUMNS, MAX_TABLE_ROWS, MAX_TALLY_COLUMNS } from './limits.ts';
import type { ReadNote } from './result.ts';

export interface TableParts extends Table {
  readonly notes: readonly ReadNote[];
  /** How many empty lines stand above. */
  readonly above: number;
}

/**
 * The table in `lines`: the first non-empty line has the headings; empty lines and empty columns are removed. Throws
 * `invalid` if there is no row, or more than a table may have; with `isTally`, it may have as many columns as a
 * spreadsheet, and keeps its empty lines.
 */
export function wholeTable(lines: readonly (readonly string[])[], name: string, isTally = false): TableParts {
  const isFilled = (line: readonly string[]): boolean => line.some((cell) => cell.trim() !== '');
  const above = Math.max(lines.findIndex(isFilled), 0);
  // Rows of a sheet of ticks are numbered as in a spreadsheet.
  const kept = isTally ? lines.slice(above, lines.findLastIndex(isFilled) + 1) : lines.filter(isFilled);
  const [header, ...body] = kept;
  if (!header || !body.some(isFilled)) throw new AppError('invalid', 'reading:table_without_rows', { name });
  if (body.length > MAX_TABLE_ROWS) {
    throw new AppError('unsupported', 'reading:table_too_long', {
      name,
      rows: body.length,
      most: MAX_TABLE_ROWS,
    });
  }
  const filled = new Set<number>();
  for (const line of [header, ...body])
    for (const [index, cell] of line.entries()) if (cell.trim() !== '') filled.add(index);
  const used = [...filled].sort((a, b) => a - b);
  expectWidth(used.length, body.length, name, isTally);
  const named = used.map((index) => (header[index] ?? '').trim() || columnLetters(index));
  // In a sheet of ticks, columns with the same name mean the same; in other tables they are made distinct.
  const columns = isTally ? named : different(named);
  const rows = body.map((line) => used.map((index) => line[index] ?? ''));
  const longer = body.filter((line) => line.slice(header.length).some((cell) => cell.trim() !== '')).length;
  const notes: ReadNote[] = [
    ...(longer > 0 ? [{ key: 'reading:rows_longer', parameters: { count: longer } }] : []),
    ...(looksLikeData(header, body) ? [{ key: 'reading:header_like_data', parameters: {} }] : []),
  ];
  return { columns, rows, notes, above };
}

/** Throws `unsupported` for a table with too many columns, or one that is both too wide and too long. */
export function expectWidth(columns: number, rows: number, name: string, isTally: boolean): void {
  const most = isTally ? MAX_TALLY_COLUMNS : MAX_TABLE_COLUMNS;
  if (columns > most) {
    const key = isTally ? 'reading:tally_too_wide' : 'reading:table_too_wide';
    throw new AppError('unsupported', key, { name, columns, most });
  }
  if (columns * rows > MAX_TABLE_CELLS + 100 * most)
    throw new AppError('unsupported', 'reading:table_too_large', {
      name,
      columns,
      rows,
      most: MAX_TABLE_CELLS,
    });
}

/** The most characters of a heading. A heading is also no date above other dates. */
const MAX_HEADING_CHARACTERS = 120;

function looksLikeData(header: readonly string[], body: readonly (readonly string[])[]): boolean {
  return header.some((cell, index) => {
    if (cell.length > MAX_HEADING_CHARACTERS) return true;
    if (partialDate(cell)?.length !== '2019-12-05'.length) return false;
    const values = cellsIn(body, index);
    return values.length > 0 && values.every((value) => partialDate(value) !== null);
  });
}

/** Repeated headings get a number: `date`, `date (2)`. */
function different(headers: readonly string[]): string[] {
  return [...uniqueLabels(headers.map((name, at) => ({ id: String(at), name }))).values()];
}
