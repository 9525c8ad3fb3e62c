// A virtual list whose lines are as high as their content: passages, memos, changes. Optionally grouped; draws only the
// lines in view.
import { useVirtualizer, type Range, type VirtualItem } from '@tanstack/react-virtual';
import { Check } from 'lucide-react';
import {
  useEffect,
  useId,
  useMemo,
  useRef,
  type DragEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react';
import { cx } from '../class-names.ts';
import type { MenuSection } from '../menu.tsx';
import { lines, type Grouping } from './grouped-lines.ts';
import { drawnRange, headingAt } from './drawn-range.ts';
import { useListKeys, type Ticking } from './use-list-keys.ts';
import { useRowMenu } from './use-row-menu.tsx';
import styles from './virtual-list.module.css';

/** The scroll position of a list and the measured heights of its lines. */
export interface ListPlace {
  offset: number;
  measured: VirtualItem[];
}

export interface VirtualListProps<Item> {
  /** Its accessible name. */
  label: string;
  items: readonly Item[];
  idOf: (item: Item) => string;
  render: (item: Item, isSelected: boolean) => ReactNode;
  grouping?: Grouping<Item>;
  /** The heading of the group in view sticks to the top. */
  stickyHeadings?: boolean;
  groupHeading?: (group: string, items: readonly Item[]) => ReactNode;
  /** The estimated height of an item in px until it is measured. */
  estimate?: number;
  selected: ReadonlySet<string>;
  onSelectedChange: (ids: ReadonlySet<string>) => void;
  multiple?: boolean;
  textOf?: (item: Item) => string;
  /** Enter or double click. */
  onOpen?: (item: Item) => void;
  /** Shift with Enter. */
  onOpenBeside?: (item: Item) => void;
  /** A single click opens too, for a list beside what it opens. */
  opensOnPress?: boolean;
  /** Outlives the list: the next list with this place starts where this one was left. */
  place?: { current: ListPlace | null };
  onDelete?: (ids: ReadonlySet<string>) => void;
  menu?: (items: readonly Item[]) => readonly MenuSection[];
  /** If given, each line has a tick box; see `useListKeys`. */
  ticking?: Ticking;
  /**
   * Starts dragging the ticked lines. Only ticked lines can be dragged, so that the text of the others can be selected.
   */
  onDragStart?: (event: DragEvent, items: readonly Item[]) => void;
  /** A tool below a line that is not a line itself; `height` px are kept free for it. */
  below?: { readonly id: string; readonly height: number; readonly element: ReactNode } | null;
  /** The height in px of what covers the end of the list; the last lines can be scrolled clear of it. */
  endRoom?: number;
  /** Called whenever the lines in view change, including lines cut off at an edge. */
  onInView?: (ids: readonly string[]) => void;
  empty?: ReactNode;
  className?: string | undefined;
}

/** Whether a press extends the selection instead of selecting one line. */
function isStretching({ shiftKey, ctrlKey, metaKey }: MouseEvent): boolean {
  return shiftKey || ctrlKey || metaKey;
}

/** The approximate height of a group heading, in px. */
const HEADING_HEIGHT = 30;

function onlyOne(ids: ReadonlySet<string>): string | null {
  const [first = null] = ids;
  return ids.size === 1 ? first : null;
}

const noneClosed: ReadonlySet<string> = new Set();

export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const { items, idOf, grouping, selected, textOf, menu } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const listbox = useRef<HTMLDivElement>(null);
  const all = useMemo(() => lines(items, idOf, grouping, noneClosed), [items, idOf, grouping]);
  const itemLines = useMemo(() => all.filter((line) => line.kind === 'row'), [all]);
  const ids = useMemo(() => itemLines.map((line) => line.id), [itemLines]);
  const byId = useMemo(() => new Map(itemLines.map((line) => [line.id, line.row])), [itemLines]);
  const indexOf = useMemo(() => new Map(all.map((line, index) => [line.id, index])), [all]);
  const placeOf = useMemo(() => new Map(ids.map((each, index) => [each, index + 1])), [ids]);

  const headings = useMemo(
    () => (props.stickyHeadings ? all.flatMap(({ kind }, index) => (kind === 'group' ? [index] : [])) : []),
    [all, props.stickyHeadings],
  );
  const active = useRef(-1);
  const sticky = useRef(-1);
  const virtualizer = useVirtualizer({
    count: all.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (all[index]?.kind === 'group' ? HEADING_HEIGHT : (props.estimate ?? 64)),
    // A line scrolled to the top must not hide behind the heading there.
    paddingEnd: props.endRoom ?? 0,
    scrollPaddingEnd: props.endRoom ?? 0,
    scrollPaddingStart: props.stickyHeadings ? HEADING_HEIGHT : 0,
    overscan: 6,
    getItemKey: (index) => all[index]?.id ?? index,
    rangeExtractor: (range: Range) => {
      sticky.current = headingAt(headings, range.startIndex);
      return drawnRange(range, active.current, sticky.current);
    },
    ...(props.place?.current
      ? { initialOffset: props.place.current.offset, initialMeasurementsCache: props.place.current.measured }
      : {}),
  });
  const rowMenu = useRowMenu({
    label: props.label,
    lines: scroller,
    sectionsFor: (itemId: string) => sectionsFor(itemId),
  });
  const { ticking } = props;
  const chosenHere = useRef(ticking ? ticking.at : onlyOne(selected));
  const keys = useListKeys({
    ids,
    selected,
    onSelectedChange: (next) => {
      chosenHere.current = onlyOne(next);
      props.onSelectedChange(next);
    },
    multiple: props.multiple ?? false,
    page: () => Math.max(2, Math.floor((scroller.current?.clientHeight ?? 400) / (props.estimate ?? 64))),
    reveal: (place) => {
      const index = indexOf.get(ids[place] ?? '');
      if (index !== undefined) virtualizer.scrollToIndex(index);
    },
    textOf:
      textOf &&
      ((itemId) => {
        const item = byId.get(itemId);
        return item === undefined ? '' : textOf(item);
      }),
    onOpen: (itemId) => {
      const item = byId.get(itemId);
      if (item !== undefined) props.onOpen?.(item);
    },
    onOpenBeside:
      props.onOpenBeside &&
      ((itemId) => {
        const item = byId.get(itemId);
        if (item !== undefined) props.onOpenBeside?.(item);
      }),
    onDelete: props.onDelete,
    ticking: ticking && {
      at: ticking.at,
      onAt: (itemId) => {
        chosenHere.current = itemId;
        ticking.onAt(itemId);
      },
    },
  });
  active.current = keys.active === null ? -1 : (indexOf.get(keys.active) ?? -1);
  useEffect(() => {
    // A new list starts with its selection in view.
    if (!props.place?.current && active.current > 0) {
      virtualizer.scrollToIndex(active.current, { align: 'center' });
    }
    // Once, when it appears.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  useEffect(() => {
    // Scrolls a line selected elsewhere into view.
    const only = ticking ? ticking.at : onlyOne(selected);
    if (only === chosenHere.current) return;
    chosenHere.current = only;
    const index = only === null ? undefined : indexOf.get(only);
    if (index === undefined) return;
    if (!ticking) keys.setActive(only);
    virtualizer.scrollToIndex(index);
  });

  const { onInView } = props;
  const { startIndex = 0, endIndex = -1 } = virtualizer.range ?? {};
  useEffect(() => {
    onInView?.(all.slice(startIndex, endIndex + 1).map((line) => line.id));
  }, [all, startIndex, endIndex, onInView]);

  const sectionsFor = (itemId: string): readonly MenuSection[] | null => {
    const item = byId.get(itemId);
    if (!menu || item === undefined) return null;
    const together = selected.has(itemId) ? items.filter((each) => selected.has(idOf(each))) : [item];
    if (!selected.has(itemId) && !ticking) props.onSelectedChange(new Set([itemId]));
    keys.setActive(itemId);
    return menu(together);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget) return;
    if (!rowMenu.onKeyDown(event, keys.active, active.current)) keys.onKeyDown(event);
  };

  const { below = null } = props;
  // Ask for the lines first: the measurements belong to the previous drawing until then.
  const inView = virtualizer.getVirtualItems();
  const under = below && virtualizer.measurementsCache[indexOf.get(below.id) ?? -1];
  return (
    <div className={cx(styles.frame, props.className)}>
      <div
        ref={scroller}
        className={cx(styles.scroller, all.length === 0 && styles.none)}
        onScroll={(event) => {
          if (!props.place) return;
          const { scrollTop } = event.currentTarget;
          props.place.current = { offset: scrollTop, measured: virtualizer.measurementsCache };
        }}
      >
        <div
          ref={listbox}
          role="listbox"
          aria-label={props.label}
          aria-multiselectable={props.multiple ?? false}
          aria-activedescendant={active.current < 0 ? undefined : `${id}-${active.current}`}
          tabIndex={0}
          className={cx(styles.body, props.stickyHeadings && styles.headed)}
          style={{ height: virtualizer.getTotalSize() }}
          onKeyDown={onKeyDown}
        >
          {inView.map((drawn) => {
            const line = all[drawn.index];
            if (!line) return null;
            const isSticky = drawn.index === sticky.current;
            const position = {
              'data-index': drawn.index,
              ref: virtualizer.measureElement,
              ...(isSticky ? {} : { style: { transform: `translateY(${drawn.start}px)` } }),
            };
            if (line.kind === 'group') {
              return (
                <div
                  key={line.id}
                  role="presentation"
                  className={cx(styles.group, isSticky && styles.sticky)}
                  {...position}
                >
                  {props.groupHeading?.(line.group, line.rows) ?? line.group}
                </div>
              );
            }
            const isSelected = selected.has(line.id);
            const { onDragStart } = props;
            return (
              <div
                key={line.id}
                role="option"
                id={`${id}-${drawn.index}`}
                aria-selected={isSelected}
                aria-posinset={placeOf.get(line.id)}
                aria-setsize={ids.length}
                className={cx(
                  styles.item,
                  isSelected && styles.selected,
                  line.id === keys.active && styles.active,
                  ticking && styles.ticked,
                )}
                onMouseDown={(event) => {
                  if (!isStretching(event)) return;
                  // The browser would extend its text selection as well.
                  event.preventDefault();
                  listbox.current?.focus({ preventScroll: true });
                }}
                onClick={(event) => {
                  keys.onPress(event, line.id);
                  if (props.opensOnPress && !isStretching(event)) props.onOpen?.(line.row);
                }}
                onDoubleClick={() => {
                  if (!props.opensOnPress) props.onOpen?.(line.row);
                }}
                onContextMenu={(event) => rowMenu.onContextMenu(event, line.id)}
                {...(onDragStart && isSelected
                  ? {
                      draggable: true,
                      onDragStart: (event: DragEvent) =>
                        onDragStart(
                          event,
                          items.filter((each) => selected.has(idOf(each))),
                        ),
                    }
                  : {})}
                {...position}
              >
                {ticking && (
                  // For the mouse only: the keyboard has Space.
                  <span
                    aria-hidden
                    className={styles.box}
                    onClick={(event) => {
                      if (isStretching(event)) return;
                      event.stopPropagation();
                      keys.toggle(line.id);
                    }}
                    onDoubleClick={(event) => event.stopPropagation()}
                  >
                    {isSelected && <Check size={12} strokeWidth={3} />}
                  </span>
                )}
                {props.render(line.row, isSelected)}
                {below?.id === line.id && <div style={{ height: below.height }} />}
              </div>
            );
          })}
        </div>
        {below && under && (
          <div
            className={styles.below}
            style={{ height: below.height, transform: `translateY(${under.end - below.height}px)` }}
          >
            {below.element}
          </div>
        )}
      </div>
      {all.length === 0 && props.empty}
      {rowMenu.element}
    </div>
  );
}
