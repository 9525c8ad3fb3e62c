import { ArrowDown, ArrowUp } from 'lucide-react';
import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { useWords } from '#renderer/state/words.ts';
import { cx } from '../class-names.ts';
import type { Column, Sort } from './column.ts';
import styles from './data-table.module.css';

export interface HeadProps<Row> {
  columns: readonly Column<Row>[];
  /** The indices of the columns to draw; all of them if left out. */
  drawn: readonly number[] | undefined;
  sort: Sort | null;
  onSort: (sort: Sort) => void;
  widths: Readonly<Record<string, number>>;
  onWidths: (widths: Readonly<Record<string, number>>) => void;
}

/** The head of a DataTable: titles to sort by, edges to resize by. */
export function Head<Row>({ columns, drawn, sort, onSort, widths, onWidths }: HeadProps<Row>) {
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.line}>
        {(drawn ?? columns.map((_, index) => index)).map((index) => {
          const column = columns[index];
          if (!column) return null;
          const direction = sort?.column === column.id ? sort.direction : undefined;
          return (
            <div
              key={column.id}
              role="columnheader"
              aria-colindex={index + 1}
              {...(drawn ? { style: { gridColumnStart: index + 1 } } : {})}
              aria-sort={column.sortBy ? (direction ?? 'none') : undefined}
              className={cx(
                styles.headCell,
                column.align === 'end' && styles.end,
                column.align === 'center' && styles.center,
                column.staysInSight && styles.kept,
              )}
            >
              <Title column={column} direction={direction} onSort={onSort} />
              <Edge
                column={column}
                width={widths[column.id]}
                onWidth={(width) => onWidths({ ...widths, [column.id]: width })}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface TitleProps<Row> {
  column: Column<Row>;
  direction: Sort['direction'] | undefined;
  onSort: (sort: Sort) => void;
}

function Title<Row>({ column, direction, onSort }: TitleProps<Row>) {
  const words = (
    <span className={styles.title}>
      <span className={styles.titleWords}>{column.title}</span>
      {column.note !== undefined && <span className={styles.titleNote}>{column.note}</span>}
    </span>
  );
  if (!column.sortBy) return <span className={styles.plainTitle}>{words}</span>;
  const next = direction === 'ascending' ? 'descending' : 'ascending';
  return (
    <button
      type="button"
      className={styles.sort}
      onClick={() => onSort({ column: column.id, direction: next })}
    >
      {words}
      <span className={cx(styles.arrow, direction && styles.arrowOn)} aria-hidden>
        {direction === 'descending' ? <ArrowDown size={12} /> : <ArrowUp size={12} />}
      </span>
    </button>
  );
}

interface EdgeProps<Row> {
  column: Column<Row>;
  width: number | undefined;
  onWidth: (width: number) => void;
}

/** The right edge of a head cell: dragging it or its arrow keys set the column width. */
function Edge<Row>({ column, width, onWidth }: EdgeProps<Row>) {
  const { t } = useWords();
  const from = useRef<{ x: number; width: number; rem: number } | null>(null);
  const least = column.minWidth ?? 48;
  const measure = (edge: HTMLElement) => {
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    return { rem, width: ((edge.parentElement?.offsetWidth ?? column.width) / rem) * 13 };
  };
  const set = (next: number) => onWidth(Math.round(Math.min(1200, Math.max(least, next))));
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = { x: event.clientX, ...measure(event.currentTarget) };
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!from.current) return;
    set(from.current.width + ((event.clientX - from.current.x) / from.current.rem) * 13);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.key === 'ArrowLeft' ? -8 : event.key === 'ArrowRight' ? 8 : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    set(measure(event.currentTarget).width + step);
  };
  return (
    // The ARIA specification counts a movable separator as a control.
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={t('ui:column_width', { column: column.title })}
      aria-valuenow={width ?? column.width}
      aria-valuemin={least}
      aria-valuemax={1200}
      tabIndex={0}
      className={styles.edge}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={(event) => {
        // A quick hand lets go before its way here was heard of.
        if (event.clientX !== from.current?.x) onPointerMove(event);
        from.current = null;
      }}
      onLostPointerCapture={() => (from.current = null)}
      onKeyDown={onKeyDown}
    />
  );
}
