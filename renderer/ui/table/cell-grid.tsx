// A grid of cells with words in them: an ARIA grid with a frozen head and first column, which draws only the rows and
// columns in view and is fully operable by keyboard. Rows may stand in groups that close.
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useCallback, useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useRootFontSize } from '../list/root-font-size.ts';
import { isMove, moveOf } from './cell-grid-keys.ts';
import { linesOf } from './cell-grid-lines.ts';
import type { CellGridProps } from './cell-grid-props.ts';
import { RowOfCells } from './cell-grid-row.tsx';
import styles from './cell-grid.module.css';
import { inView, offsetsOf, revealing, type Range } from '../list/visible-range.ts';

/** Sizes in px at the normal text size. */
const FIRST = 172;
const COLUMN = 240;
/** Columns may be narrower than that, down to this, where all of them then fit without scrolling. */
const NARROWEST = 200;
const ROW = 69;
const GROUP = 28;
const HEAD = 40;
const ROWS_AROUND = 2;

const nothingClosed: ReadonlySet<string> = new Set();

/** A grid of cells. */
export function CellGrid<Row>(props: CellGridProps<Row>) {
  const { columns, groups, idOf, active, onActive, ref } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement | null>(null);
  const rem = useRootFontSize();
  const px = (size: number): number => Math.round((size / 13) * rem);
  const [closed, setClosed] = useState(nothingClosed);
  const lines = useMemo(() => linesOf(groups, idOf, closed), [groups, idOf, closed]);
  const [row, group, head, first, least] = [px(ROW), px(GROUP), px(HEAD), px(FIRST), px(COLUMN)];
  const tops = useMemo(
    () => offsetsOf(lines.map(({ what }) => (what === 'row' ? row : group))),
    [lines, row, group],
  );
  const places = useMemo(
    () => new Map(lines.flatMap(({ what, id: lineId }, index) => (what === 'row' ? [[lineId, index]] : []))),
    [lines],
  );
  const [view, setView] = useState<View>({
    rows: { first: 0, last: 12 },
    columns: { first: 0, last: 5 },
    room: 0,
  });
  const share = Math.floor((view.room - first) / Math.max(1, columns.length));
  const width = share >= px(NARROWEST) ? share : least;
  const lefts = useMemo(() => offsetsOf(columns.map(() => width)), [columns, width]);

  const look = useCallback((): void => {
    const element = scroller.current;
    if (!element) return;
    const { scrollTop, scrollLeft, clientHeight, clientWidth } = element;
    const next: View = {
      rows: inView(tops, scrollTop, scrollTop + clientHeight - head, ROWS_AROUND),
      columns: inView(lefts, scrollLeft, scrollLeft + clientWidth - first, 1),
      room: clientWidth,
    };
    setView((before) => (isSameView(before, next) ? before : next));
  }, [tops, lefts, head, first]);
  useLayoutEffect(() => {
    look();
    const observer = new ResizeObserver(look);
    if (scroller.current) observer.observe(scroller.current);
    return () => observer.disconnect();
  }, [look]);

  const activeLine = active === null ? undefined : places.get(active.row);
  const activeColumn = active === null ? -1 : columns.findIndex((each) => each.id === active.column);
  const reveal = (line: number, column: number): void => {
    const element = scroller.current;
    if (!element) return;
    const { scrollTop, scrollLeft, clientHeight, clientWidth } = element;
    const [top, bottom] = [tops[line] ?? 0, tops[line + 1] ?? 0];
    const [left, right] = [lefts[column] ?? 0, lefts[column + 1] ?? 0];
    element.scrollTo({
      top: revealing(scrollTop, clientHeight - head, top, bottom),
      left: revealing(scrollLeft, clientWidth - first, left, right),
      behavior: 'instant',
    });
  };
  useLayoutEffect(() => {
    if (activeLine !== undefined && activeColumn >= 0) {
      reveal(activeLine, activeColumn);
      // In a window at 200% zoom the grid itself may be out of sight, below what stands above it.
      if (scroller.current === document.activeElement)
        document.getElementById(`${id}-${activeLine}-${activeColumn}`)?.scrollIntoView({ block: 'nearest' });
    }
    // Only a new active cell is brought into view, not one that the reader has scrolled away from.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [active?.row, active?.column, activeLine === undefined]);

  const rowLines = useMemo(
    () => lines.flatMap(({ what }, index) => (what === 'row' ? [index] : [])),
    [lines],
  );
  const go = (line: number | undefined, column: number): void => {
    const to = line === undefined ? undefined : lines[line];
    const at = columns[Math.min(columns.length - 1, Math.max(0, column))];
    if (to?.what === 'row' && at) onActive({ row: to.id, column: at.id });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.target !== event.currentTarget || columns.length === 0 || rowLines.length === 0) return;
    const at = activeLine === undefined ? -1 : rowLines.indexOf(activeLine);
    if (at < 0 || activeColumn < 0) {
      // The first key of any kind chooses the first cell.
      if (!isMove(event.key)) return;
      event.preventDefault();
      go(rowLines[0], 0);
      return;
    }
    const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 400) - head) / row) - 1);
    const move = moveOf(event, page, {
      rows: rowLines.length,
      columns: columns.length,
      at,
      column: activeColumn,
    });
    if (move) {
      event.preventDefault();
      event.stopPropagation();
      go(rowLines[Math.min(rowLines.length - 1, Math.max(0, move.row))], move.column);
    } else if (active && event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      event.stopPropagation();
      props.onOpen(active);
    } else if (active && props.onKey(event, active)) {
      event.stopPropagation();
    }
  };

  const toggle = (groupId: string): void => {
    const next = new Set(closed);
    if (!next.delete(groupId)) next.add(groupId);
    setClosed(next);
  };
  const total = first + width * columns.length;
  const drawn = rangeOf(view.rows, lines.length, activeLine);
  const shownColumns = rangeOf(view.columns, columns.length, activeColumn < 0 ? undefined : activeColumn);
  return (
    <div
      ref={(element) => {
        scroller.current = element;
        if (typeof ref === 'function') ref(element);
        else if (ref) ref.current = element;
      }}
      className={styles.scroller}
      role="grid"
      aria-label={props.label}
      aria-rowcount={lines.length + 1}
      aria-colcount={columns.length + 1}
      aria-activedescendant={
        activeLine === undefined || activeColumn < 0 ? undefined : `${id}-${activeLine}-${activeColumn}`
      }
      tabIndex={0}
      onKeyDown={onKeyDown}
      onScroll={look}
    >
      <div className={styles.head} role="row" aria-rowindex={1} style={{ width: total, height: head }}>
        <div className={styles.corner} role="columnheader" aria-colindex={1} style={{ width: first }}>
          {props.corner}
        </div>
        {shownColumns.map((column) => (
          <div
            key={columns[column]!.id}
            className={styles.columnHead}
            role="columnheader"
            aria-colindex={column + 2}
            style={{ left: first + lefts[column]!, width }}
          >
            {columns[column]!.head}
          </div>
        ))}
      </div>
      <div className={styles.body} role="rowgroup" style={{ width: total, height: tops.at(-1) }}>
        {drawn.map((index) => {
          const line = lines[index]!;
          if (line.what === 'group')
            return (
              <div
                key={`group ${line.id}`}
                className={styles.group}
                role="row"
                aria-rowindex={index + 2}
                style={{ top: tops[index], height: group, width: total }}
              >
                <div role="gridcell" aria-colspan={columns.length + 1} className={styles.groupCell}>
                  <button
                    type="button"
                    tabIndex={-1}
                    aria-expanded={line.isOpen}
                    onClick={() => toggle(line.id)}
                  >
                    {line.isOpen ? (
                      <ChevronDown size={13} aria-hidden />
                    ) : (
                      <ChevronRight size={13} aria-hidden />
                    )}
                    {line.head}
                  </button>
                </div>
              </div>
            );
          return (
            <RowOfCells
              key={line.id}
              {...props}
              id={id}
              row={line.row}
              rowId={line.id}
              index={index}
              top={tops[index]!}
              height={row}
              firstWidth={first}
              width={width}
              total={total}
              from={shownColumns[0] ?? 0}
              to={shownColumns.at(-1) ?? -1}
              activeColumn={index === activeLine ? activeColumn : -1}
            />
          );
        })}
      </div>
      {lines.length === 0 && <div className={styles.empty}>{props.empty}</div>}
    </div>
  );
}

interface View {
  readonly rows: Range;
  readonly columns: Range;
  /** The width of the scroller. */
  readonly room: number;
}

function isSameView(a: View, b: View): boolean {
  return a.room === b.room && isSameRange(a.rows, b.rows) && isSameRange(a.columns, b.columns);
}

function isSameRange(a: Range, b: Range): boolean {
  return a.first === b.first && a.last === b.last;
}

/** The indices in the range, and the active one wherever it is: assistive technology is pointed at it. */
function rangeOf({ first, last }: Range, count: number, active: number | undefined): number[] {
  const to = Math.min(last, count - 1);
  const shown = Array.from({ length: Math.max(0, to - first + 1) }, (_, place) => first + place);
  if (active === undefined || active < 0 || (active >= first && active <= to)) return shown;
  return active < first ? [active, ...shown] : [...shown, active];
}
