// A grid of cells with words in them: an ARIA grid with a frozen head and first column, which draws only the rows and
// columns in view and is fully operable by keyboard. Rows may stand in groups that close.
import { ChevronDown, ChevronRight } from 'lucide-react';
import {
  memo,
  useCallback,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
} from 'react';
import { cx } from '../class-names.ts';
import { useRootFontSize } from '../list/root-font-size.ts';
import styles from './cell-grid.module.css';
import { inView, offsetsOf, revealing, type Range } from './visible-range.ts';

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

/** Rows under a common head; a group without a head is not closed. */
export interface GridGroupOfRows<Row> {
  readonly id: string;
  readonly head: ReactNode;
  readonly rows: readonly Row[];
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

/** Sizes in px at the normal text size. */
const FIRST = 172;
const COLUMN = 240;
/** Columns may be narrower than that, down to this, where all of them then fit without scrolling. */
const NARROWEST = 200;
const ROW = 69;
const GROUP = 28;
const HEAD = 40;
const ROWS_AROUND = 2;

type Line<Row> =
  | { readonly what: 'group'; readonly id: string; readonly head: ReactNode; readonly isOpen: boolean }
  | { readonly what: 'row'; readonly id: string; readonly row: Row };

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
const RowOfCells = memo(RowOfCellsPlain, isSameRow) as typeof RowOfCellsPlain;

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

function linesOf<Row>(
  groups: readonly GridGroupOfRows<Row>[],
  idOf: (row: Row) => string,
  closed: ReadonlySet<string>,
): Line<Row>[] {
  return groups.flatMap(({ id, head, rows }): Line<Row>[] => {
    const isOpen = !closed.has(id);
    const own = isOpen ? rows.map((row): Line<Row> => ({ what: 'row', id: idOf(row), row })) : [];
    return head === null ? own : [{ what: 'group', id, head, isOpen }, ...own];
  });
}

const MOVES: ReadonlySet<string> = new Set([
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
]);

function isMove(key: string): boolean {
  return MOVES.has(key);
}

interface Standing {
  readonly rows: number;
  readonly columns: number;
  readonly at: number;
  readonly column: number;
}

/** Where a key leads; null for a key that moves nothing. With Alt the arrow keys go back and forward. */
function moveOf(
  { key, altKey, ctrlKey, metaKey }: KeyboardEvent,
  page: number,
  { rows, columns, at, column }: Standing,
): { readonly row: number; readonly column: number } | null {
  if (altKey || !isMove(key)) return null;
  const isFar = ctrlKey || metaKey;
  switch (key) {
    case 'ArrowUp':
      return { row: isFar ? 0 : at - 1, column };
    case 'ArrowDown':
      return { row: isFar ? rows - 1 : at + 1, column };
    case 'ArrowLeft':
      return { row: at, column: isFar ? 0 : column - 1 };
    case 'ArrowRight':
      return { row: at, column: isFar ? columns - 1 : column + 1 };
    case 'Home':
      return { row: isFar ? 0 : at, column: 0 };
    case 'End':
      return { row: isFar ? rows - 1 : at, column: columns - 1 };
    case 'PageUp':
      return { row: at - page, column };
    default:
      return { row: at + page, column };
  }
}
