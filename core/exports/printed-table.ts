// A table in words, as a screen shows it, for printing: it holds no records and no numbers.

/** One column, with its heading. */
export interface PrintedColumn {
  readonly name: string;
  /** A second, less prominent line of the heading: `of 1,986`. */
  readonly note?: string | undefined;
  readonly align: 'start' | 'end';
}

/** Rows under a heading; null where nothing groups them. */
export interface PrintedGroup {
  readonly heading: string | null;
  /** One text for each column. */
  readonly rows: readonly (readonly string[])[];
}

/** A table for printing. */
export interface PrintedTable {
  readonly title: string;
  /** What the table is about, below the title. */
  readonly about: readonly string[];
  readonly columns: readonly PrintedColumn[];
  readonly groups: readonly PrintedGroup[];
  /** How it was counted, and anything else below the table. */
  readonly notes: readonly string[];
}
