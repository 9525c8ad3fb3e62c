import type { ReactNode } from 'react';

/** A column of a DataTable. Widths are in px at the interface's normal text size and grow with it. */
export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  /** A muted second line of the head: “of 1,986”. */
  readonly note?: string;
  readonly width: number;
  readonly minWidth?: number;
  /** Takes a share of the remaining width. */
  readonly grow?: boolean;
  readonly align?: 'start' | 'center' | 'end';
  readonly cell: (row: Row) => ReactNode;
  /** The cell's text outside the screen, as on paper; required if `cell` contains more than text and plain elements. */
  readonly text?: (row: Row) => string;
  /** If given, the head sorts by this value; null comes last in both directions. */
  readonly sortBy?: (row: Row) => string | number | null;
  /** If given, the cell can be edited in place, by F2 or a second press. */
  readonly edit?: ColumnEdit<Row>;
  /** In a table of cells: whether cells of this column can be chosen. Defaults to true. */
  readonly choosable?: boolean;
  /**
   * For the last column: sticks to the right when the others scroll sideways, as the first column always does on the
   * left.
   */
  readonly staysInSight?: boolean;
  /** How dark a cell is drawn: a step from 0 to 4; null for no shading. */
  readonly shade?: (row: Row) => number | null;
  /** Its cells contain a control: pressing it does not select the row. */
  readonly ownPress?: boolean;
}

export interface ColumnEdit<Row> {
  readonly text: (row: Row) => string;
  readonly commit: (row: Row, text: string) => void;
  /** Proposals while typing. */
  readonly options?: readonly string[];
  /** Whether an empty text is committed too. */
  readonly mayBeBlank?: boolean;
}

/** The column that a table is sorted by. */
export interface Sort {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

/** The CSS grid tracks of the columns, with the widths set by the analyst, by column id. */
export function tracks<Row>(
  columns: readonly Column<Row>[],
  widths: Readonly<Record<string, number>>,
): string {
  return columns
    .map((column) => {
      const own = widths[column.id];
      const size = `calc(${own ?? column.width}rem / 13)`;
      return own === undefined && column.grow ? `minmax(${size}, 1fr)` : size;
    })
    .join(' ');
}

/** The CSS width of a last column that sticks, else none. */
export function widthInSight<Row>(
  columns: readonly Column<Row>[],
  widths: Readonly<Record<string, number>>,
): string {
  const last = columns.at(-1);
  return last?.staysInSight ? `calc(${widths[last.id] ?? last.width}rem / 13)` : '0px';
}

/** The CSS width below which a table scrolls sideways: the sum of its columns. */
export function leastWidth<Row>(
  columns: readonly Column<Row>[],
  widths: Readonly<Record<string, number>>,
): string {
  const sum = columns.reduce((total, column) => total + (widths[column.id] ?? column.width), 0);
  return `calc(${sum}rem / 13)`;
}
