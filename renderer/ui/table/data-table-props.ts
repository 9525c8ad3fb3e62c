import type { ReactNode } from 'react';
import type { Grouping } from '../list/grouped-lines.ts';
import type { MenuSection } from '../menu.tsx';
import type { Column, Sort } from './column.ts';

/** A cell by the ids of its row and column. */
export interface CellPlace {
  readonly row: string;
  readonly column: string;
}

export interface DataTableProps<Row> {
  /** Its accessible name. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  idOf: (row: Row) => string;

  /** `fill` scrolls within its place and draws only the rows in view; `content` is as high as its rows. */
  height?: 'fill' | 'content';
  /** Row height 34 or 26 px at the normal text size. */
  density?: 'table' | 'list';
  /** Shown in place of rows if there are none. */
  empty?: ReactNode;
  /** Whether a row is out of use; drawn muted. */
  isQuiet?: (row: Row) => boolean;

  sort?: Sort | null;
  onSortChange?: (sort: Sort) => void;
  grouping?: Grouping<Row>;
  groupHeading?: (group: string, rows: readonly Row[]) => ReactNode;

  selected?: ReadonlySet<string>;
  onSelectedChange?: (ids: ReadonlySet<string>) => void;
  multiple?: boolean;
  /** If given, typing finds the row that starts with the text. */
  textOf?: (row: Row) => string;
  /** Enter or double click. */
  onOpen?: (row: Row) => void;
  /** Shift with Enter. */
  onOpenBeside?: (row: Row) => void;
  onDelete?: (ids: ReadonlySet<string>) => void;
  /** The menu for a row and all rows selected with it. */
  menu?: (rows: readonly Row[]) => readonly MenuSection[];

  /** If given, the table has cells: arrow keys move sideways too, and one cell is chosen instead of rows. */
  chosen?: CellPlace | null;
  onChoose?: (place: CellPlace) => void;

  /** Called when a cell is pressed. */
  onPressCell?: (place: CellPlace) => void;
  /** The cell being edited, if something outside the table can start that. */
  editing?: CellPlace | null;
  onEditingChange?: (place: CellPlace | null) => void;
  /** Content below a row, of any height; all rows are then drawn, in view or not. */
  below?: (row: Row) => ReactNode;

  /** The initial scroll offset in px and a callback for its changes, for a table that is left and returned to. */
  initialOffset?: number;
  onOffset?: (offset: number) => void;

  /** The widths set by the analyst, by column id, in px at the normal text size. */
  widths?: Readonly<Record<string, number>>;
  onWidthsChange?: (widths: Readonly<Record<string, number>>) => void;
  className?: string | undefined;
}
