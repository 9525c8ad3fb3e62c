// A table of plain values: what csv, xlsx and html writers take, so that no writer knows records.

/** A date is a string; a whole-source coding has `null` for a start. */
export type Cell = string | number | boolean | null;

/** How a column is best shown; csv writes every kind alike. `share` is a number from 0 to 1. */
export type ColumnKind = 'text' | 'long' | 'number' | 'share' | 'flag';

export interface Column {
  /** The machine's name: the heading of a csv, and a key of the `exports` catalogue for worded headings. */
  readonly key: string;
  /** The analyst's own word (an attribute, a class), shown as it is in every language. */
  readonly name?: string;
  readonly kind: ColumnKind;
}

/** Every row holds one cell for each column, in the same order. */
export interface Table {
  readonly columns: readonly Column[];
  readonly rows: Iterable<readonly Cell[]>;
}
