import { ChevronRight } from 'lucide-react';
import type { CSSProperties, MouseEvent, ReactNode } from 'react';
import { cx } from '../class-names.ts';
import { InPlaceField } from '../list/in-place-field.tsx';
import type { Column } from './column.ts';
import shades from '../shades.module.css';
import styles from './data-table.module.css';

interface LineProps {
  domId: string;
  /** The index among all lines, from 0. */
  index: number;
  /** Its position, in a table that draws only rows in view. */
  style?: CSSProperties;
  isActive: boolean;
}

export interface GroupLineProps extends LineProps {
  columnCount: number;
  isOpen: boolean;
  onToggle: () => void;
  children: ReactNode;
}

/** The heading of a group of rows, which opens and closes it. */
export function GroupLine({
  domId,
  index,
  style,
  isActive,
  columnCount,
  isOpen,
  onToggle,
  children,
}: GroupLineProps) {
  return (
    <div
      role="row"
      id={domId}
      data-index={index}
      aria-rowindex={index + 2}
      aria-level={1}
      aria-expanded={isOpen}
      className={cx(styles.groupLine, style && styles.placed, isActive && styles.active)}
      style={style}
      onClick={onToggle}
    >
      <div role="gridcell" aria-colindex={1} aria-colspan={columnCount} className={styles.groupCell}>
        <ChevronRight size={14} aria-hidden className={cx(styles.chevron, isOpen && styles.chevronOpen)} />
        {children}
      </div>
    </div>
  );
}

export interface RowLineProps<Row> extends LineProps {
  row: Row;
  columns: readonly Column<Row>[];
  /** The indices of the columns to draw; all of them if left out. */
  drawn?: readonly number[] | undefined;
  isSelected: boolean;
  isQuiet: boolean;
  isTableOfCells: boolean;
  /** Content below the cells. */
  below?: ReactNode;
  activeColumn: string | null;
  chosenColumn: string | null;
  editingColumn: string | null;
  onEditDone: () => void;
  /** Called on Tab in the edited cell: to the next editable cell, or back to the previous one. */
  onEditStep: (by: 1 | -1) => void;
  onPress: (event: MouseEvent, column: string) => void;
  onOpen: () => void;
  onContextMenu: (event: MouseEvent) => void;
}

/** One row of a DataTable. */
export function RowLine<Row>({ domId, index, style, row, columns, ...line }: RowLineProps<Row>) {
  return (
    <div
      role="row"
      id={domId}
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={line.isTableOfCells ? undefined : line.isSelected}
      className={cx(
        styles.line,
        styles.row,
        style && styles.placed,
        line.isSelected && styles.selected,
        line.isActive && !line.isTableOfCells && styles.active,
        line.isQuiet && styles.quiet,
      )}
      style={style}
      onDoubleClick={line.onOpen}
      onContextMenu={line.onContextMenu}
    >
      {(line.drawn ?? columns.map((_, at) => at)).map((place) => {
        const column = columns[place];
        if (!column) return null;
        const edit = column.edit;
        const shade = column.shade?.(row) ?? null;
        const isEdited = edit !== undefined && column.id === line.editingColumn;
        const content = isEdited ? null : column.cell(row);
        return (
          <div
            key={column.id}
            role="gridcell"
            id={`${domId}-${place}`}
            aria-colindex={place + 1}
            aria-selected={line.isTableOfCells ? column.id === line.chosenColumn : undefined}
            className={cx(
              styles.cell,
              (typeof content === 'string' || typeof content === 'number') && styles.words,
              column.align === 'end' && styles.end,
              column.align === 'center' && styles.center,
              column.staysInSight && styles.kept,
              shade !== null && shades[`shade${shade}`],
              shade !== null && styles.shaded,
              line.isTableOfCells && column.choosable !== false && styles.choosable,
              column.id === line.chosenColumn && styles.chosen,
              column.id === line.activeColumn && styles.activeCell,
            )}
            {...(line.drawn ? { style: { gridColumnStart: place + 1 } } : {})}
            onClick={column.ownPress ? undefined : (event) => line.onPress(event, column.id)}
          >
            {isEdited ? (
              <InPlaceField
                label={column.title}
                text={edit.text(row)}
                {...(edit.options ? { options: edit.options } : {})}
                mayBeBlank={edit.mayBeBlank ?? false}
                onCommit={(text) => edit.commit(row, text)}
                onStep={line.onEditStep}
                onDone={line.onEditDone}
              />
            ) : (
              content
            )}
          </div>
        );
      })}
      {line.below !== undefined && line.below !== false && line.below !== null && (
        <div
          role="gridcell"
          aria-colspan={columns.length}
          className={styles.below}
          onDoubleClick={(event) => event.stopPropagation()}
        >
          {line.below}
        </div>
      )}
    </div>
  );
}
