// A list whose lines are as high as what they hold: passages, memos, changes. Grouped if one likes, drawn
// only where it is in view.
import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import {
  useEffect,
  useId,
  useMemo,
  useRef,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react';
import { cx } from '../class-names.ts';
import type { MenuSection } from '../menu.tsx';
import { lines, type Grouping } from '../table/arrange.ts';
import { drawnRange } from './drawn-range.ts';
import { useListKeys } from './use-list-keys.ts';
import { useRowMenu } from './use-row-menu.tsx';
import styles from './virtual-list.module.css';

/** Where a list was scrolled to, and how high its lines were found to be. */
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
  groupHeading?: (group: string, items: readonly Item[]) => ReactNode;
  /** A guess at the height of an item in px, until it is measured. */
  estimate?: number;
  selected: ReadonlySet<string>;
  onSelectedChange: (ids: ReadonlySet<string>) => void;
  multiple?: boolean;
  textOf?: (item: Item) => string;
  /** Enter, or a double press. */
  onOpen?: (item: Item) => void;
  /** A single press opens too, where the list stands beside what it opens. */
  opensOnPress?: boolean;
  /** Outlives the list: the next list that is given it begins where this one was left. */
  place?: { current: ListPlace | null };
  onDelete?: (ids: ReadonlySet<string>) => void;
  menu?: (items: readonly Item[]) => readonly MenuSection[];
  empty?: ReactNode;
  className?: string | undefined;
}

/** Whether a press adds to what is selected rather than choosing one line. */
function isStretching({ shiftKey, ctrlKey, metaKey }: MouseEvent): boolean {
  return shiftKey || ctrlKey || metaKey;
}

function onlyOne(ids: ReadonlySet<string>): string | null {
  const [first = null] = ids;
  return ids.size === 1 ? first : null;
}

const noneClosed: ReadonlySet<string> = new Set();

export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const { items, idOf, grouping, selected, textOf, menu } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const all = useMemo(() => lines(items, idOf, grouping, noneClosed), [items, idOf, grouping]);
  const itemLines = useMemo(() => all.filter((line) => line.kind === 'row'), [all]);
  const ids = useMemo(() => itemLines.map((line) => line.id), [itemLines]);
  const byId = useMemo(() => new Map(itemLines.map((line) => [line.id, line.row])), [itemLines]);
  const indexOf = useMemo(() => new Map(all.map((line, index) => [line.id, index])), [all]);
  const placeOf = useMemo(() => new Map(ids.map((each, index) => [each, index + 1])), [ids]);

  const active = useRef(-1);
  const virtualizer = useVirtualizer({
    count: all.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (all[index]?.kind === 'group' ? 30 : (props.estimate ?? 64)),
    overscan: 6,
    getItemKey: (index) => all[index]?.id ?? index,
    rangeExtractor: (range) => drawnRange(range, active.current),
    ...(props.place?.current
      ? { initialOffset: props.place.current.offset, initialMeasurementsCache: props.place.current.measured }
      : {}),
  });
  const rowMenu = useRowMenu(props.label);
  const chosenHere = useRef(onlyOne(selected));
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
    onDelete: props.onDelete,
  });
  active.current = keys.active === null ? -1 : (indexOf.get(keys.active) ?? -1);
  useEffect(() => {
    // A list that was not here before begins with what is selected in sight.
    if (!props.place?.current && active.current > 0) {
      virtualizer.scrollToIndex(active.current, { align: 'center' });
    }
    // Once, when it appears.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  useEffect(() => {
    // What is chosen elsewhere comes into sight.
    const only = onlyOne(selected);
    if (only === chosenHere.current) return;
    chosenHere.current = only;
    const index = only === null ? undefined : indexOf.get(only);
    if (index === undefined) return;
    keys.setActive(only);
    virtualizer.scrollToIndex(index);
  });

  const openMenu = (itemId: string, at: DOMRect) => {
    const item = byId.get(itemId);
    if (!menu || item === undefined) return false;
    const together = selected.has(itemId) ? items.filter((each) => selected.has(idOf(each))) : [item];
    if (!selected.has(itemId)) props.onSelectedChange(new Set([itemId]));
    keys.setActive(itemId);
    rowMenu.open(at, menu(together));
    return true;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      const at = scroller.current?.querySelector(`[data-index="${active.current}"]`);
      if (keys.active !== null && at && openMenu(keys.active, at.getBoundingClientRect()))
        event.preventDefault();
    } else {
      keys.onKeyDown(event);
    }
  };

  return (
    <div className={cx(styles.frame, props.className)}>
      <div
        ref={scroller}
        role="listbox"
        aria-label={props.label}
        aria-multiselectable={props.multiple ?? false}
        aria-activedescendant={active.current < 0 ? undefined : `${id}-${active.current}`}
        tabIndex={0}
        className={cx(styles.scroller, all.length === 0 && styles.none)}
        onKeyDown={onKeyDown}
        onScroll={(event) => {
          if (!props.place) return;
          const { scrollTop } = event.currentTarget;
          props.place.current = { offset: scrollTop, measured: virtualizer.measurementsCache };
        }}
      >
        <div role="presentation" className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((drawn) => {
            const line = all[drawn.index];
            if (!line) return null;
            const position = {
              'data-index': drawn.index,
              ref: virtualizer.measureElement,
              style: { transform: `translateY(${drawn.start}px)` },
            };
            if (line.kind === 'group') {
              return (
                <div key={line.id} role="presentation" className={styles.group} {...position}>
                  {props.groupHeading?.(line.group, line.rows) ?? line.group}
                </div>
              );
            }
            const isSelected = selected.has(line.id);
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
                )}
                onMouseDown={(event) => {
                  if (!isStretching(event)) return;
                  // The browser would stretch its selection of text as well.
                  event.preventDefault();
                  scroller.current?.focus();
                }}
                onClick={(event) => {
                  keys.onPress(event, line.id);
                  if (props.opensOnPress && !isStretching(event)) props.onOpen?.(line.row);
                }}
                onDoubleClick={() => {
                  if (!props.opensOnPress) props.onOpen?.(line.row);
                }}
                onContextMenu={(event) => {
                  if (openMenu(line.id, new DOMRect(event.clientX, event.clientY, 0, 0)))
                    event.preventDefault();
                }}
                {...position}
              >
                {props.render(line.row, isSelected)}
              </div>
            );
          })}
        </div>
      </div>
      {all.length === 0 && props.empty}
      {rowMenu.element}
    </div>
  );
}
