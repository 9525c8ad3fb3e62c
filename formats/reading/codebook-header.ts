// Where the columns of a codebook are named: people write what it is, and of when, above them.
import { columnLetters } from '#core/imports/table-columns.ts';
import { codebookColumns } from './codebook-columns.ts';
import type { ReadTable } from './result.ts';

/** So many lines may stand above the names of columns. */
const ABOVE = 10;

export interface HeadedTable {
  readonly table: ReadTable;
  /** How many lines of the table stand above the names of its columns. */
  readonly above: number;
}

/** The table from the line on that names its columns, where another stands above it. */
export function withItsHeader(table: ReadTable): HeadedTable {
  const known = knownIn(table.columns);
  const at = known > 1 ? -1 : table.rows.slice(0, ABOVE).findIndex((row) => knownIn(row) > known);
  const header = table.rows[at];
  const rows = table.rows.slice(at + 1);
  if (!header || rows.length === 0) return { table, above: 0 };
  return {
    table: {
      ...table,
      columns: header.map((cell, place) => cell.trim() || columnLetters(place)),
      rows,
      // A title is shorter than what stands below it.
      notes: table.notes.filter(
        ({ key }) => key !== 'reading:rows_longer' && key !== 'reading:header_like_data',
      ),
    },
    above: at + 1,
  };
}

/** How many columns of a codebook a line names, if it names the one of the codes. */
function knownIn(line: readonly string[]): number {
  const columns = codebookColumns(line);
  return columns.has('path') || columns.has('name') ? columns.size : 0;
}
