// Lines of equal height, identified by index and drawn only in view, for a list of any length.
import {
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
} from 'react';
import { cx } from '#renderer/ui/class-names.ts';
import { movedTo } from '#renderer/ui/move.ts';
import { useRootFontSize } from '#renderer/ui/list/root-font-size.ts';
import { useLinesInView } from '#renderer/ui/list/use-lines-in-view.ts';
import { useRowMenu } from '#renderer/ui/list/use-row-menu.tsx';
import type { MenuSection } from '#renderer/ui/menu.tsx';
import { between, has, toggledRow, withRange, type RowRanges } from './row-ranges.ts';
import styles from './hits.module.css';

/** The selection in a list, and the keyboard's line; -1 if there is none. */
export interface LineChoice {
  readonly active: number;
  /** The line from which Shift extends. */
  readonly anchor: number;
  readonly rows: RowRanges;
}

export const noLines: LineChoice = { active: -1, anchor: -1, rows: [] };

/** A selection of one line. */
export function onlyLine(row: number): LineChoice {
  return { active: row, anchor: row, rows: [[row, row + 1]] };
}

export interface HitLinesHandle {
  focus(): void;
  /** The box of the marked words in the active line, if it is drawn. */
  box(): DOMRect | null;
}

export interface HitLinesProps {
  readonly label: string;
  readonly ref?: Ref<HitLinesHandle>;
  readonly count: number;
  /** The height of a line in px at the normal text size. */
  readonly height: number;
  /** A head above the lines that does not scroll; its cells name the columns. */
  readonly head?: ReactNode;
  readonly render: (row: number) => ReactNode;
  readonly choice: LineChoice;
  readonly onChoice: (choice: LineChoice) => void;
  readonly multiple?: boolean;
  readonly onOpen: (row: number) => void;
  /** Shift with Enter. */
  readonly onOpenBeside?: ((row: number) => void) | undefined;
  /** A single click opens too. */
  readonly opensOnPress?: boolean;
  readonly menu?: (rows: RowRanges) => readonly MenuSection[];
  /** Receives the drawn lines whenever they change. */
  readonly onView: (from: number, to: number) => void;
  /** The initial scroll offset in px, and a callback for its changes. */
  readonly initialOffset?: number;
  readonly onOffset?: (offset: number) => void;
}

export function HitLines(props: HitLinesProps) {
  const { count, choice, onChoice, multiple = false, head, onView, menu } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const rem = useRootFontSize();
  const height = Math.round((props.height / 13) * rem);
  const active = choice.active < count ? choice.active : -1;
  const activeLine = useRef(active);
  activeLine.current = active;
  const view = useLinesInView({
    scroller,
    count,
    height,
    around: 10,
    active: activeLine,
    initialOffset: props.initialOffset,
    covered: () => (head === undefined ? 0 : (scroller.current?.firstElementChild?.clientHeight ?? 0)),
  });
  const drawn = view.drawn();
  const near = drawn.filter(({ index }) => index !== active);
  const first = near[0]?.index ?? 0;
  const last = (near.at(-1)?.index ?? 0) + 1;
  useEffect(() => onView(first, last), [first, last, onView]);
  const reveal = useRef(view.reveal);
  reveal.current = view.reveal;
  const shownActive = useRef(active);
  useEffect(() => {
    // Scrolls to a line selected elsewhere.
    if (shownActive.current === active) return;
    shownActive.current = active;
    if (active >= 0) reveal.current(active);
  }, [active]);
  const rowMenu = useRowMenu({
    label: props.label,
    lines: scroller,
    sectionsFor: (row: number) => {
      if (!menu) return null;
      const rows: RowRanges = has(choice.rows, row) ? choice.rows : onlyLine(row).rows;
      if (rows !== choice.rows) onChoice(onlyLine(row));
      return menu(rows);
    },
  });
  useImperativeHandle(props.ref, () => ({
    focus() {
      scroller.current?.focus();
      if (active < 0 && count > 0) onChoice(onlyLine(0));
    },
    box: () =>
      active < 0
        ? null
        : (scroller.current?.querySelector(`[data-index="${active}"] mark`)?.getBoundingClientRect() ?? null),
  }));

  const go = (row: number, how: 'select' | 'stretch' | 'move'): void => {
    const anchor = choice.anchor < 0 ? row : choice.anchor;
    if (how === 'select' || !multiple) onChoice(onlyLine(row));
    else if (how === 'move') onChoice({ ...choice, active: row });
    else onChoice({ active: row, anchor, rows: [between(anchor, row)] });
    view.reveal(row);
  };
  const toggle = (row: number): void =>
    onChoice({ active: row, anchor: row, rows: toggledRow(choice.rows, row) });
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.target !== event.currentTarget || event.nativeEvent.isComposing) return;
    const command = event.ctrlKey || event.metaKey;
    const page = Math.max(2, Math.floor((scroller.current?.clientHeight ?? 400) / height) - 1);
    const target = event.altKey ? null : movedTo(event.key, active, { count, page });
    if (target !== null) go(target, event.shiftKey ? 'stretch' : command ? 'move' : 'select');
    else if (command && event.key.toLowerCase() === 'a' && multiple && count > 0)
      onChoice({ ...choice, rows: [[0, count]] });
    else if (event.key === 'Escape' && choice.rows.length > 0) onChoice({ ...choice, rows: [] });
    else if (active < 0) return;
    else if (event.key === ' ' && multiple) toggle(active);
    else if (event.key === 'Enter' && event.shiftKey && props.onOpenBeside && !command)
      props.onOpenBeside(active);
    else if (event.key === 'Enter' && !command) props.onOpen(active);
    else if (rowMenu.onKeyDown(event, active, active)) {
      if (!event.defaultPrevented) return;
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onPress = (event: MouseEvent, row: number): void => {
    if (multiple && event.shiftKey && choice.anchor >= 0) {
      const range = between(choice.anchor, row);
      const rows: RowRanges = event.ctrlKey || event.metaKey ? withRange(choice.rows, range) : [range];
      onChoice({ active: row, anchor: choice.anchor, rows });
    } else if (multiple && (event.ctrlKey || event.metaKey)) toggle(row);
    else {
      onChoice(onlyLine(row));
      if (props.opensOnPress) props.onOpen(row);
    }
  };

  const isTable = head !== undefined;
  return (
    <div className={styles.lines}>
      {/* A grid or a listbox. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        ref={scroller}
        role={isTable ? 'grid' : 'listbox'}
        aria-label={props.label}
        aria-multiselectable={multiple}
        aria-rowcount={isTable ? count + 1 : undefined}
        aria-activedescendant={active < 0 ? undefined : `${id}-${active}`}
        tabIndex={0}
        className={styles.scroller}
        onKeyDown={onKeyDown}
        onScroll={(event) => props.onOffset?.(event.currentTarget.scrollTop)}
      >
        {head}
        <div
          role={isTable ? 'rowgroup' : 'presentation'}
          className={styles.body}
          style={{ height: view.height }}
        >
          {drawn.map(({ index, top }) => (
            // A row or an option; the list handles its keys.
            // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events
            <div
              key={index}
              role={isTable ? 'row' : 'option'}
              id={`${id}-${index}`}
              data-index={index}
              aria-selected={has(choice.rows, index)}
              {...(isTable
                ? { 'aria-rowindex': index + 2 }
                : { 'aria-posinset': index + 1, 'aria-setsize': count })}
              className={cx(
                styles.line,
                has(choice.rows, index) && styles.selected,
                index === active && styles.active,
              )}
              style={{ height, transform: `translateY(${top ?? 0}px)` }}
              onMouseDown={(event) => {
                // The browser would extend its text selection as well.
                if (event.shiftKey || event.ctrlKey || event.metaKey) event.preventDefault();
                scroller.current?.focus();
              }}
              onClick={(event) => onPress(event, index)}
              onDoubleClick={() => {
                if (!props.opensOnPress) props.onOpen(index);
              }}
              onContextMenu={(event) => rowMenu.onContextMenu(event, index)}
            >
              {props.render(index)}
            </div>
          ))}
        </div>
      </div>
      {rowMenu.element}
    </div>
  );
}
