// Finds the heading line of a codebook: people write a title or a date above it.
import { columnLetters } from '#core/imports/table-columns.ts';
import { codebookColumns } from './codebook-columns.ts';
import type { ReadTable } from './result.ts';

/** How many lines may stand above the heading line. */
const MAX_LINES_ABOVE = 10;

export interface HeadedTable {
  readonly table: ReadTable;
  /** How many lines of the table stand above the heading line. */
  readonly above: number;
}

/** The table from its heading line on, if other lines stand above that. */
export function withItsHeader(table: ReadTable): HeadedTable {
  const known = knownIn(table.columns);
  const at = known > 1 ? -1 : table.rows.slice(0, MAX_LINES_ABOVE).findIndex((row) => knownIn(row) > known);
  const header = table.rows[at];
  const rows = table.rows.slice(at + 1);
  if (!header || rows.length === 0) return { table, above: 0 };
  return {
    table: {
      ...table,
      columns: header.map((cell, place) => cell.trim() || columnLetters(place)),
      rows,
      // These notes were about the title line, which is shorter than the lines below.
      notes: table.notes.filter(
        ({ key }) => key !== 'reading:rows_longer' && key !== 'reading:header_like_data',
      ),
    },
    above: at + 1,
  };
}

/** How many columns of a codebook a line names, if it names the column of codes. */
function knownIn(line: readonly string[]): number {
  const columns = codebookColumns(line);
  return columns.has('path') || columns.has('name') ? columns.size : 0;
}
