// Tables of counts, rows by columns: their margins and what independence of rows and columns would make one expect.

/** Counts, row by row; all rows are of one length. */
export type Contingency = readonly (readonly number[])[];

/** A table with its sums. */
export interface Margins {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly total: number;
}

/** The sums of the rows, of the columns, and of all. */
export function marginsOf(table: Contingency): Margins {
  const rows = table.map(sumOf);
  const columns = (table[0] ?? []).map((_, place) => sumOf(table.map((row) => row[place] ?? 0)));
  return { rows, columns, total: sumOf(rows) };
}

/** The table without the rows and columns that are 0 throughout; null if fewer than two of either remain. */
export function withoutEmpty(table: Contingency): Contingency | null {
  const { rows, columns } = marginsOf(table);
  const kept = table
    .filter((_, place) => rows[place] !== 0)
    .map((row) => row.filter((_, place) => columns[place] !== 0));
  return kept.length < 2 || (kept[0]?.length ?? 0) < 2 ? null : kept;
}

/** What each cell would hold if rows and columns were independent. */
export function expectedOf(table: Contingency): Contingency {
  const { rows, columns, total } = marginsOf(table);
  return rows.map((row) => columns.map((column) => (row * column) / total));
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
