// A table of plain values: what the csv, xlsx and html writers take, so that no writer knows records.

/** A date is a string; a whole-source coding has `null` for a start. */
export type Cell = string | number | boolean | null;

/** How a column is best shown; csv writes every kind alike. `share` is a number from 0 to 1. */
export type ColumnKind = 'text' | 'long' | 'number' | 'share' | 'flag';

/** One column of a table. */
export interface Column {
  /** The heading: one of the program's names, the same in every language, or the analyst's own (an attribute). */
  readonly key: string;
  readonly kind: ColumnKind;
}

/** Every row holds one cell for each column, in the same order. */
export interface Table {
  readonly columns: readonly Column[];
  readonly rows: Iterable<readonly Cell[]>;
}

/** The same table; calls `progress` with the number of rows whenever all of them have been read. */
export function countingRows({ columns, rows }: Table, progress: (rows: number) => void): Table {
  return { columns, rows: { [Symbol.iterator]: () => counted(rows, progress) } };
}

function* counted(rows: Table['rows'], progress: (rows: number) => void): Generator<readonly Cell[]> {
  let count = 0;
  for (const row of rows) {
    count += 1;
    yield row;
  }
  progress(count);
}
