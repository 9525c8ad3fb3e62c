import type { ReactNode } from 'react';

/** One column of a DataTable. Widths are in px at the interface's normal text size and grow with it. */
export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  /** A second, quieter line of the head: “of 1,986”. */
  readonly note?: string;
  readonly width: number;
  readonly minWidth?: number;
  /** Takes a share of what is left over. */
  readonly grow?: boolean;
  readonly align?: 'start' | 'end';
  readonly cell: (row: Row) => ReactNode;
  /** What the cell says where it is not drawn, as on paper; needed where `cell` is not made of words and plain elements. */
  readonly text?: (row: Row) => string;
  /** With it the head sorts by this value; `null` comes last in either direction. */
  readonly sortBy?: (row: Row) => string | number | null;
  /** With it the cell can be edited in place, by F2 or a second press. */
  readonly edit?: ColumnEdit<Row>;
  /** In a table of cells, whether this column's can be chosen; they can unless this says no. */
  readonly choosable?: boolean;
  /** Of the last column: it stays in sight where others go out of it sideways, as the first does in any table. */
  readonly staysInSight?: boolean;
  /** Its cells have a control of their own: a press on it does not choose the row. */
  readonly ownPress?: boolean;
}

export interface ColumnEdit<Row> {
  readonly text: (row: Row) => string;
  readonly commit: (row: Row, text: string) => void;
  /** What is proposed while one types. */
  readonly options?: readonly string[];
  /** Whether an empty text is one too, and is committed. */
  readonly mayBeBlank?: boolean;
}

/** Which column a table is sorted by. */
export interface Sort {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

/** The CSS tracks of the columns, with the widths that the analyst has set, by column id. */
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

/** The CSS width of the last column where it stays in sight, else none. */
export function widthInSight<Row>(
  columns: readonly Column<Row>[],
  widths: Readonly<Record<string, number>>,
): string {
  const last = columns.at(-1);
  return last?.staysInSight ? `calc(${widths[last.id] ?? last.width}rem / 13)` : '0px';
}

/** The CSS width below which a table scrolls sideways: that of all its columns together. */
export function leastWidth<Row>(
  columns: readonly Column<Row>[],
  widths: Readonly<Record<string, number>>,
): string {
  const sum = columns.reduce((total, column) => total + (widths[column.id] ?? column.width), 0);
  return `calc(${sum}rem / 13)`;
}
