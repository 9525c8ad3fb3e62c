// The exact test of a table of any size: goes through every table with the same margins. Probabilities are kept as
// logarithms, since those of a large corpus are smaller than any number.
import { marginsOf, withoutEmpty, type Contingency } from './contingency.ts';

/** With more possible tables than this there is no exact p: it would take too long. */
const MAX_TABLES = 2_000_000;

/** Tables up to this factor likelier than the observed one still count as no likelier, as in R. */
const TOLERANCE = Math.log1p(1e-7);

/** The exact test of a table. */
export interface ExactTest {
  /** Null where there are too many possible tables. */
  readonly p: number | null;
  /** The number of tables with these margins; null where there are too many. */
  readonly tables: number | null;
}

/**
 * The probability, given the margins, of all tables no likelier than the observed one, without empty rows and
 * columns. Null where fewer than two rows or columns remain.
 * Source: Freeman & Halton 1951, Biometrika 38: 141–149; the rule for ties of R's `fisher.test`.
 */
export function fisherFreemanHalton(counts: Contingency): ExactTest | null {
  const kept = withoutEmpty(counts);
  if (kept === null) return null;
  // Fewer rows than columns: the last column follows from the others.
  const table = kept.length <= (kept[0]?.length ?? 0) ? kept : transposed(kept);
  const { rows, columns, total } = marginsOf(table);
  // A theme by a variable of many values: going through two million tables to find that there are more takes long.
  if (rows.length === 2 && tablesOfTwoRows(rows[0]!, columns) > MAX_TABLES) return tooMany;
  const logFactorials = logFactorialsTo(total);
  const ofCounts = (all: readonly number[]): number =>
    all.reduce((sum, count) => sum + (logFactorials[count] ?? 0), 0);
  const ofMargins = ofCounts(rows) + ofCounts(columns) - (logFactorials[total] ?? 0);
  const limit = ofMargins - ofCounts(table.flat()) + TOLERANCE;
  const sums = new Sums(limit);
  const isWhole = goThrough([...rows], columns, logFactorials, ofMargins, sums);
  return isWhole ? { p: Math.min(1, sums.noLikelier / sums.all), tables: sums.tables } : tooMany;
}

const tooMany: ExactTest = { p: null, tables: null };

/** Adds up the probabilities of tables; a sum of two million terms is compensated for rounding (Kahan 1965). */
class Sums {
  tables = 0;
  all = 0;
  noLikelier = 0;
  readonly #limit: number;
  #lostOfAll = 0;
  #lost = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(logProbability: number): void {
    const p = Math.exp(logProbability);
    this.tables += 1;
    const all = this.all + (p - this.#lostOfAll);
    this.#lostOfAll = all - this.all - (p - this.#lostOfAll);
    this.all = all;
    if (logProbability > this.#limit) return;
    const sum = this.noLikelier + (p - this.#lost);
    this.#lost = sum - this.noLikelier - (p - this.#lost);
    this.noLikelier = sum;
  }
}

/** Adds every table with these sums of rows and columns; stops and returns false where there are too many. */
function goThrough(
  left: number[],
  columns: readonly number[],
  logFactorials: Float64Array,
  ofMargins: number,
  sums: Sums,
): boolean {
  const lastRow = left.length - 1;
  const lastColumn = columns.length - 1;
  /** Fills a column from `row` down; `rest` of its sum are still to be placed, `below` fits in the rows after this. */
  const fill = (column: number, row: number, rest: number, below: number, log: number): boolean => {
    const room = left[row]!;
    if (row === lastRow) {
      left[row] = room - rest;
      const isWhole = next(column, log - logFactorials[rest]!);
      left[row] = room;
      return isWhole;
    }
    const fits = below - left[row + 1]!;
    for (let count = Math.max(0, rest - below); count <= Math.min(room, rest); count += 1) {
      left[row] = room - count;
      if (!fill(column, row + 1, rest - count, fits, log - logFactorials[count]!)) return false;
    }
    left[row] = room;
    return true;
  };
  const next = (column: number, log: number): boolean => {
    if (column + 1 < lastColumn) return start(column + 1, log);
    if (sums.tables === MAX_TABLES) return false;
    sums.add(left.reduce((sum, count) => sum - logFactorials[count]!, log));
    return true;
  };
  const start = (column: number, log: number): boolean => {
    const all = left.reduce((sum, count) => sum + count, 0);
    return fill(column, 0, columns[column]!, all - left[0]!, log);
  };
  return start(0, ofMargins);
}

/** In how many ways the first row can be filled; the second follows from it. */
function tablesOfTwoRows(first: number, columns: readonly number[]): number {
  let ways = new Float64Array(first + 1);
  ways[0] = 1;
  for (const column of columns) {
    const next = new Float64Array(first + 1);
    let sum = 0;
    for (let filled = 0; filled <= first; filled += 1) {
      sum += ways[filled]! - (ways[filled - column - 1] ?? 0);
      next[filled] = sum;
    }
    ways = next;
  }
  return ways[first]!;
}

function logFactorialsTo(n: number): Float64Array {
  const logs = new Float64Array(n + 1);
  for (let count = 2; count <= n; count += 1) logs[count] = logs[count - 1]! + Math.log(count);
  return logs;
}

function transposed(table: Contingency): Contingency {
  return (table[0] ?? []).map((_, column) => table.map((row) => row[column] ?? 0));
}
