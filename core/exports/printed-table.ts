// A table in words, as a screen shows it, to be set on paper: no record and no number is left in it.

export interface PrintedColumn {
  readonly name: string;
  /** A second, quieter line of the head: `of 1,986`. */
  readonly note?: string | undefined;
  readonly align: 'start' | 'end';
}

/** Rows under a heading; without one where nothing groups them. */
export interface PrintedGroup {
  readonly heading: string | null;
  /** One text for each column. */
  readonly rows: readonly (readonly string[])[];
}

export interface PrintedTable {
  readonly title: string;
  /** What the table is of, under the title. */
  readonly about: readonly string[];
  readonly columns: readonly PrintedColumn[];
  readonly groups: readonly PrintedGroup[];
  /** How it was counted, and whatever else stands below it. */
  readonly notes: readonly string[];
}
