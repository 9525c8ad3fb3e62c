// A table of five or of thousands of rows: an ARIA grid that sorts by its head, draws only the rows in view, and is
// fully operable by keyboard.
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { useWords } from '#renderer/state/words.ts';
import { cx } from '../class-names.ts';
import { useOwn } from '../use-own.ts';
import { useRootFontSize } from '../list/root-font-size.ts';
import { useLinesInView } from '../list/use-lines-in-view.ts';
import { useListKeys } from '../list/use-list-keys.ts';
import { useRowMenu } from '../list/use-row-menu.tsx';
import type { MenuSection } from '../menu.tsx';
import { lineFinder, lines, type Line } from '../list/grouped-lines.ts';
import { sorted } from './sorted-rows.ts';
import { leastWidth, tracks, widthInSight, type Sort } from './column.ts';
import type { CellPlace, DataTableProps } from './data-table-props.ts';
import styles from './data-table.module.css';
import { Head } from './head.tsx';
import { GroupLine, RowLine } from './row.tsx';
import { drawnColumns, useColumnsInView } from './use-columns-in-view.ts';
import { useWide } from './use-wide.ts';

const none: ReadonlySet<string> = new Set();
const noWidths: Readonly<Record<string, number>> = {};

export function DataTable<Row>(props: DataTableProps<Row>) {
  const {
    columns,
    rows,
    idOf,
    height = 'fill',
    density = 'table',
    grouping,
    textOf,
    menu,
    chosen,
    onChoose,
  } = props;
  const { language, t } = useWords();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const rem = useRootFontSize();
  const rowHeight = Math.round(((density === 'table' ? 34 : 26) / 13) * rem);

  const [sort, setSort] = useOwn<Sort | null, Sort>(props.sort, null, props.onSortChange);
  const [widths, setWidths] = useOwn(props.widths, noWidths, props.onWidthsChange);
  const [closed, setClosed] = useState<ReadonlySet<string>>(none);
  const [editing, setEditing] = useOwn<CellPlace | null>(props.editing, null, props.onEditingChange);
  const [selected, setSelected] = useOwn(props.selected, none, props.onSelectedChange);
  const [column, setColumn] = useState<string | null>(null);

  const ordered = useMemo(() => sorted(rows, columns, sort, language), [rows, columns, sort, language]);
  const all = useMemo(() => lines(ordered, idOf, grouping, closed), [ordered, idOf, grouping, closed]);
  const lineOf = useMemo(() => lineFinder(all), [all]);
  const ids = useMemo(() => all.map((line) => line.id), [all]);
  const rowOf = (lineId: string): Row | undefined => {
    const line = lineOf(lineId);
    return line?.kind === 'row' ? line.row : undefined;
  };

  const virtual = height === 'fill' && props.below === undefined;
  const activeIndex = useRef(-1);
  const view = useLinesInView({
    scroller,
    count: all.length,
    height: rowHeight,
    around: 3,
    active: activeIndex,
    isVirtual: virtual,
    initialOffset: props.initialOffset,
    covered: () => headHeight(scroller.current),
  });

  useWide(scroller);
  const inSight = useColumnsInView(scroller, columns, widths, rem, virtual);
  const rowMenu = useRowMenu({
    label: props.label,
    lines: scroller,
    sectionsFor: (lineId: string) => sectionsFor(lineId),
  });
  const startEditing = (lineId: string, columnId?: string) => {
    const editable = columns.find((each) => each.edit && (columnId === undefined || each.id === columnId));
    if (editable && rowOf(lineId) !== undefined) setEditing({ row: lineId, column: editable.id });
  };
  const toggleGroup = (group: string) => {
    const next = new Set(closed);
    if (!next.delete(group)) next.add(group);
    setClosed(next);
  };
  const keys = useListKeys({
    ids,
    isSelectable: (lineId) => lineOf(lineId)?.kind === 'row',
    // On return to a table of cells, the keyboard is on the row of the chosen cell.
    selected: !onChoose ? selected : chosen ? new Set([chosen.row]) : none,
    onSelectedChange: (next) => {
      if (!onChoose) setSelected(next);
    },
    multiple: (props.multiple ?? true) && !onChoose,
    page: () => Math.floor((scroller.current?.clientHeight ?? 400) / rowHeight) - 1,
    reveal: view.reveal,
    textOf: textOf && ((lineId) => textOrNothing(rowOf(lineId), textOf)),
    onOpen: (lineId) => open(lineId),
    onOpenBeside:
      props.onOpenBeside &&
      ((lineId) => {
        const row = rowOf(lineId);
        if (row !== undefined) props.onOpenBeside?.(row);
      }),
    onRename: columns.some((each) => each.edit) ? startEditing : undefined,
    onDelete: props.onDelete,
  });
  activeIndex.current = keys.active === null ? -1 : ids.indexOf(keys.active);

  const choosable = columns.filter((each) => each.choosable !== false).map((each) => each.id);
  const activeColumn = onChoose ? (column ?? chosen?.column ?? choosable[0] ?? null) : null;
  const activePlace = columns.findIndex((each) => each.id === activeColumn);
  const drawn = inSight ? drawnColumns(inSight, columns.length, activePlace) : undefined;
  const toReveal = useRef<string | null>(null);
  useEffect(() => {
    if (toReveal.current === null) return;
    toReveal.current = null;
    document
      .getElementById(`${id}-${activeIndex.current}-${activePlace}`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [id, activePlace]);
  const open = (lineId: string) => {
    const line = lineOf(lineId);
    if (line?.kind === 'group') toggleGroup(line.group);
    else if (onChoose && activeColumn !== null) onChoose({ row: lineId, column: activeColumn });
    else if (line) props.onOpen?.(line.row);
  };
  const sectionsFor = (lineId: string): readonly MenuSection[] | null => {
    const row = rowOf(lineId);
    if (!menu || row === undefined) return null;
    const together = selected.has(lineId) ? ordered.filter((each) => selected.has(idOf(each))) : [row];
    if (!selected.has(lineId)) setSelected(new Set([lineId]));
    keys.setActive(lineId);
    return menu(together);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget) return;
    const line = keys.active === null ? undefined : lineOf(keys.active);
    // With Alt the arrow keys go back and forward.
    const sideways = event.altKey ? 0 : event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    if (sideways !== 0 && line?.kind === 'group') {
      if (closed.has(line.group) === sideways > 0) toggleGroup(line.group);
      event.preventDefault();
    } else if (sideways !== 0 && onChoose) {
      const index = choosable.indexOf(activeColumn ?? '') + sideways;
      const next = choosable[Math.min(choosable.length - 1, Math.max(0, index))] ?? null;
      setColumn(next);
      // It may not be drawn yet.
      toReveal.current = next;
      event.preventDefault();
    } else if (event.key === ' ' && onChoose && line?.kind === 'row') {
      open(line.id);
      event.preventDefault();
    } else if (!rowMenu.onKeyDown(event, line?.id ?? null, activeIndex.current)) {
      keys.onKeyDown(event);
    }
  };

  const drawLine = (line: Line<Row>, index: number, top: number | null) => {
    const position = {
      index,
      ...(top === null ? {} : { style: { top, height: rowHeight } }),
      domId: `${id}-${index}`,
      isActive: line.id === keys.active,
    };
    if (line.kind === 'group') {
      return (
        <GroupLine
          key={line.id}
          {...position}
          columnCount={columns.length}
          isOpen={!closed.has(line.group)}
          onToggle={() => {
            keys.setActive(line.id);
            toggleGroup(line.group);
          }}
        >
          {props.groupHeading?.(line.group, line.rows) ?? line.group}
        </GroupLine>
      );
    }
    return (
      <RowLine
        key={line.id}
        {...position}
        below={props.below?.(line.row)}
        row={line.row}
        columns={columns}
        drawn={drawn}
        isSelected={!onChoose && selected.has(line.id)}
        isQuiet={props.isQuiet?.(line.row) ?? false}
        isTableOfCells={onChoose !== undefined}
        activeColumn={line.id === keys.active ? activeColumn : null}
        chosenColumn={chosen?.row === line.id ? chosen.column : null}
        editingColumn={editing?.row === line.id ? editing.column : null}
        onEditStep={(by) => {
          const editable = columns.filter((each) => each.edit).map((each) => each.id);
          const next = editable[editable.indexOf(editing?.column ?? '') + by];
          if (next !== undefined) setEditing({ row: line.id, column: next });
          else {
            setEditing(null);
            scroller.current?.focus();
          }
        }}
        onEditDone={() => {
          setEditing(null);
          scroller.current?.focus();
        }}
        onPress={(event, columnId) => {
          const again = keys.active === line.id && !event.shiftKey && !event.ctrlKey && !event.metaKey;
          keys.onPress(event, line.id);
          props.onPressCell?.({ row: line.id, column: columnId });
          if (onChoose) {
            if (!choosable.includes(columnId)) return;
            setColumn(columnId);
            onChoose({ row: line.id, column: columnId });
          } else if (again && event.detail === 1 && props.onOpen === undefined) {
            startEditing(line.id, columnId);
          }
        }}
        onOpen={() => open(line.id)}
        onContextMenu={(event: MouseEvent) => rowMenu.onContextMenu(event, line.id)}
      />
    );
  };

  const cellId = activeColumn === null ? '' : `-${activePlace}`;
  return (
    <div
      className={cx(styles.frame, height === 'fill' ? styles.fill : styles.content, props.className)}
      style={{ ['--last' as string]: widthInSight(columns, widths) }}
    >
      <div
        ref={scroller}
        className={cx(styles.scroller, styles[density])}
        style={{
          ['--columns' as string]: tracks(columns, widths),
          ['--least' as string]: leastWidth(columns, widths),
          ['--first' as string]: leastWidth(columns.slice(0, 1), widths),
        }}
        role={grouping ? 'treegrid' : 'grid'}
        aria-label={props.label}
        aria-rowcount={all.length + 1}
        aria-colcount={columns.length}
        aria-multiselectable={onChoose ? undefined : (props.multiple ?? true)}
        aria-activedescendant={activeIndex.current < 0 ? undefined : `${id}-${activeIndex.current}${cellId}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onScroll={(event) => props.onOffset?.(event.currentTarget.scrollTop)}
      >
        <Head
          columns={columns}
          drawn={drawn}
          sort={sort}
          onSort={setSort}
          widths={widths}
          onWidths={setWidths}
        />
        <div
          role="rowgroup"
          className={styles.body}
          style={view.height === undefined ? undefined : { height: view.height }}
        >
          {view.drawn().map(({ index, top }) => {
            const line = all[index];
            return line && drawLine(line, index, top);
          })}
        </div>
      </div>
      {all.length === 0 && <div className={styles.empty}>{props.empty ?? t('ui:nothing_here')}</div>}
      {rowMenu.element}
    </div>
  );
}

function textOrNothing<Row>(row: Row | undefined, textOf: (row: Row) => string): string {
  return row === undefined ? '' : textOf(row);
}

/** The height of the head, which covers the top of the scroller: lines must be scrolled to below it. */
function headHeight(scroller: HTMLElement | null): number {
  return scroller?.firstElementChild?.clientHeight ?? 0;
}
