// What a grid of cells is given.
import type { KeyboardEvent, MouseEvent, ReactNode, Ref } from 'react';
import type { GridGroupOfRows } from './cell-grid-lines.ts';

/** A cell, by the ids of its row and its column. */
export interface GridCellPlace {
  readonly row: string;
  readonly column: string;
}

/** A column: its id, and what stands in its head. */
export interface GridColumn {
  readonly id: string;
  readonly head: ReactNode;
}

export interface CellGridProps<Row> {
  /** Its accessible name. */
  readonly label: string;
  readonly corner: ReactNode;
  readonly columns: readonly GridColumn[];
  readonly groups: readonly GridGroupOfRows<Row>[];
  readonly idOf: (row: Row) => string;
  readonly rowHead: (row: Row) => ReactNode;
  readonly cell: (row: Row, column: number) => ReactNode;
  /** Whether something about the cell needs to be looked at; drawn at its edge. */
  readonly isMarked: (row: Row, column: number) => boolean;
  readonly active: GridCellPlace | null;
  readonly onActive: (place: GridCellPlace) => void;
  /** A key that the grid has no use for, pressed on the active cell; returns whether it was used. */
  readonly onKey: (event: KeyboardEvent, place: GridCellPlace) => boolean;
  /** Double click, or Enter. */
  readonly onOpen: (place: GridCellPlace) => void;
  readonly onContextMenu?: (event: MouseEvent, place: GridCellPlace) => void;
  readonly empty: ReactNode;
  readonly ref?: Ref<HTMLDivElement>;
}
