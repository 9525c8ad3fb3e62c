import { memo } from 'react';
import { cx } from '../class-names.ts';
import type { CellGridProps } from './cell-grid-props.ts';
import styles from './cell-grid.module.css';

interface RowProps<Row> extends Omit<CellGridProps<Row>, 'groups' | 'active' | 'ref'> {
  readonly id: string;
  readonly row: Row;
  readonly rowId: string;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly firstWidth: number;
  readonly width: number;
  readonly total: number;
  readonly from: number;
  readonly to: number;
  /** -1 for a row without the active cell. */
  readonly activeColumn: number;
}

function RowOfCellsPlain<Row>(props: RowProps<Row>) {
  const { id, row, rowId, index, columns, from, to, firstWidth, width, activeColumn } = props;
  const shown = Array.from({ length: Math.max(0, to - from + 1) }, (_, place) => from + place);
  return (
    <div
      className={styles.row}
      role="row"
      aria-rowindex={index + 2}
      style={{ top: props.top, height: props.height, width: props.total }}
    >
      <div className={styles.rowHead} role="rowheader" aria-colindex={1} style={{ width: firstWidth }}>
        {props.rowHead(row)}
      </div>
      {shown.map((column) => {
        const place = { row: rowId, column: columns[column]!.id };
        return (
          // The grid itself has the keys.
          <div
            key={place.column}
            id={`${id}-${index}-${column}`}
            className={cx(
              styles.cell,
              column === activeColumn && styles.active,
              props.isMarked(row, column) && styles.marked,
            )}
            role="gridcell"
            aria-colindex={column + 2}
            aria-selected={column === activeColumn}
            style={{ left: firstWidth + column * width, width }}
            onClick={() => props.onActive(place)}
            onDoubleClick={() => props.onOpen(place)}
            onContextMenu={(event) => props.onContextMenu?.(event, place)}
          >
            {props.cell(row, column)}
          </div>
        );
      })}
    </div>
  );
}

/** Drawn again only where something about the row changes: most rows stay as they are while one scrolls. */
export const RowOfCells = memo(RowOfCellsPlain, isSameRow) as typeof RowOfCellsPlain;

function isSameRow(before: object, after: object): boolean {
  const was = new Map<string, unknown>(Object.entries(before));
  return Object.entries(after).every(([field, value]) => handlers.has(field) || was.get(field) === value);
}

/** These do the same whenever they were made. */
const handlers: ReadonlySet<string> = new Set([
  'onActive',
  'onOpen',
  'onKey',
  'onContextMenu',
  'empty',
  'corner',
  'ref',
  'groups',
  'active',
]);
