// Rows of any length, the first of them headers, to a table: equal rows, headers that are all different.
import { AppError } from '#core/errors.ts';
import { uniqueLabels } from '#core/free-name.ts';
import { partialDate } from '#core/partial-date.ts';
import { cellsIn, columnLetters, type Table } from '#core/imports/table-columns.ts';
import { tableCells, tableColumns, tableRows, tallyColumns } from './limits.ts';
import type { ReadNote } from './result.ts';

export interface TableParts extends Table {
  readonly notes: readonly ReadNote[];
  /** How many empty lines stand above. */
  readonly above: number;
}

/**
 * The table in `lines`: the first line that is not empty names the columns, empty lines and columns that are
 * empty from top to bottom fall away. Throws `invalid` when there is no row, or more than a table can have; with
 * `isTally` it may have as many columns as a spreadsheet, and keeps its empty lines.
 */
export function wholeTable(lines: readonly (readonly string[])[], name: string, isTally = false): TableParts {
  const isFilled = (line: readonly string[]): boolean => line.some((cell) => cell.trim() !== '');
  const above = Math.max(lines.findIndex(isFilled), 0);
  // Rows of a sheet of ticks are called as a spreadsheet counts them.
  const kept = isTally ? lines.slice(above, lines.findLastIndex(isFilled) + 1) : lines.filter(isFilled);
  const [header, ...body] = kept;
  if (!header || !body.some(isFilled)) throw new AppError('invalid', 'reading:table_without_rows', { name });
  if (body.length > tableRows) {
    throw new AppError('unsupported', 'reading:table_too_long', { name, rows: body.length, most: tableRows });
  }
  const filled = new Set<number>();
  for (const line of [header, ...body])
    for (const [index, cell] of line.entries()) if (cell.trim() !== '') filled.add(index);
  const used = [...filled].sort((a, b) => a - b);
  expectWidth(used.length, body.length, name, isTally);
  const named = used.map((index) => (header[index] ?? '').trim() || columnLetters(index));
  // Columns that are ticked under one name mean the same; others are told apart.
  const columns = isTally ? named : different(named);
  const rows = body.map((line) => used.map((index) => line[index] ?? ''));
  const longer = body.filter((line) => line.slice(header.length).some((cell) => cell.trim() !== '')).length;
  const notes: ReadNote[] = [
    ...(longer > 0 ? [{ key: 'reading:rows_longer', parameters: { count: longer } }] : []),
    ...(looksLikeData(header, body) ? [{ key: 'reading:header_like_data', parameters: {} }] : []),
  ];
  return { columns, rows, notes, above };
}

/** Throws `unsupported` where a table has more columns than it may have, or is both too wide and too long. */
export function expectWidth(columns: number, rows: number, name: string, isTally: boolean): void {
  const most = isTally ? tallyColumns : tableColumns;
  if (columns > most) {
    const key = isTally ? 'reading:tally_too_wide' : 'reading:table_too_wide';
    throw new AppError('unsupported', key, { name, columns, most });
  }
  if (columns * rows > tableCells + 100 * most)
    throw new AppError('unsupported', 'reading:table_too_large', { name, columns, rows, most: tableCells });
}

/** A name of a column is no day above other dates, nor as long as a text. */
const longestName = 120;

function looksLikeData(header: readonly string[], body: readonly (readonly string[])[]): boolean {
  return header.some((cell, index) => {
    if (cell.length > longestName) return true;
    if (partialDate(cell)?.length !== '2019-12-05'.length) return false;
    const values = cellsIn(body, index);
    return values.length > 0 && values.every((value) => partialDate(value) !== null);
  });
}

/** Headers that occur twice get a number: `date`, `date (2)`. */
function different(headers: readonly string[]): string[] {
  return [...uniqueLabels(headers.map((name, at) => ({ id: String(at), name }))).values()];
}
