import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { movedTo, moves } from '../move.ts';
import { everything, only, stretchedTo, toggled, type Selection } from './selection.ts';
import { found, isCharacter, isSought, nothingTyped, typed } from '../typeahead.ts';

export interface ListKeysOptions {
  /** All lines in order, scrolled out of view or not, including those that cannot be selected. */
  ids: readonly string[];
  isSelectable?: (id: string) => boolean;
  selected: ReadonlySet<string>;
  onSelectedChange: (ids: ReadonlySet<string>) => void;
  multiple: boolean;
  /** How many lines fit in view. */
  page: () => number;
  /** Scrolls a line into view. */
  reveal: (index: number) => void;
  /** If given, typing finds lines. */
  textOf?: ((id: string) => string) | undefined;
  onOpen?: ((id: string) => void) | undefined;
  /** Shift with Enter; without this it opens as Enter does. */
  onOpenBeside?: ((id: string) => void) | undefined;
  onRename?: ((id: string) => void) | undefined;
  onDelete?: ((ids: ReadonlySet<string>) => void) | undefined;
  /**
   * If given, lines are ticked rather than selected: moving and pressing leave the ticks alone, Space and the boxes set
   * them. The owner keeps the keyboard's line.
   */
  ticking?: Ticking | undefined;
}

/** The keyboard's line in a list with ticks. */
export interface Ticking {
  readonly at: string | null;
  readonly onAt: (id: string) => void;
}

export interface ListKeys {
  /** The id of the keyboard's line. */
  active: string | null;
  setActive: (id: string | null) => void;
  /** Handles a key; returns whether it did. */
  onKeyDown: (event: KeyboardEvent) => boolean;
  /** Selects by mouse, with its modifier keys. */
  onPress: (event: MouseEvent, id: string) => void;
  /** Adds a line to the selection, or removes it. */
  toggle: (id: string) => void;
}

/** The keyboard and mouse behaviour of every list, table and tree: one active line, one selection. */
export function useListKeys(options: ListKeysOptions): ListKeys {
  const { ids, selected, multiple, isSelectable = () => true, ticking } = options;
  const [ownActiveId, setOwnActive] = useState<string | null>(null);
  const activeId = ticking ? ticking.at : ownActiveId;
  const setActive = (id: string | null): void => {
    setOwnActive(id);
    if (id !== null) ticking?.onAt(id);
  };
  const anchor = useRef<string | null>(null);
  /** The lines ticked before an extension began: extending adds to them, and shrinking restores them. */
  const ticked = useRef<ReadonlySet<string>>(selected);
  const typedSoFar = useRef(nothingTyped);

  // A selection made elsewhere, for instance of a new row, moves the keyboard's line along.
  const [seen, setSeen] = useState(selected);
  const [reported, setReported] = useState(selected);
  if (!isSame(seen, selected)) {
    setSeen(selected);
    // If nothing is selected any more, as after a removal, the keyboard stays.
    if (selected.size > 0 && !isSame(reported, selected) && activeId !== null && !selected.has(activeId))
      setActive(null);
  }

  const fallback = selected.size === 0 ? null : (ids.find((id) => selected.has(id)) ?? null);
  const successor = useSuccessor(ids, activeId, isSelectable);
  // Before the next key press. If a filter hid the line, the keyboard returns to it when it is shown again.
  useLayoutEffect(() => {
    if (successor !== null) ticking?.onAt(successor);
    // Once, when it has been found.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [successor]);
  const others = ticking ? (successor ?? fallback) : (fallback ?? successor);
  const active = activeId !== null && ids.includes(activeId) ? activeId : others;
  const selection: Selection = { ids: selected, anchor: anchor.current ?? active };

  const change = (next: Selection) => {
    anchor.current = next.anchor;
    const chosen = new Set([...next.ids].filter(isSelectable));
    ticked.current = chosen;
    setReported(chosen);
    options.onSelectedChange(chosen);
  };
  const stretch = (id: string): void => {
    const before = ticked.current;
    const { ids: stretched, anchor: from } = stretchedTo(selection, id, ids);
    if (!ticking) return change({ ids: stretched, anchor: from });
    change({ ids: new Set([...before, ...stretched]), anchor: from });
    ticked.current = before;
  };
  /** Starts an extension: ticks extend from the last line reached without Shift. */
  const begin = (id: string): void => {
    anchor.current = id;
    ticked.current = selected;
  };
  const go = (index: number, how: 'select' | 'stretch' | 'move') => {
    const id = ids[index];
    if (id === undefined) return;
    setActive(id);
    options.reveal(index);
    if (how === 'stretch' && multiple) stretch(id);
    else if (ticking) begin(id);
    else if (how !== 'move' && isSelectable(id)) change(only(id));
  };

  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (event.nativeEvent.isComposing) return false;
    const from = active === null ? -1 : ids.indexOf(active);
    const command = event.ctrlKey || event.metaKey;
    const target = event.altKey
      ? null
      : movedTo(event.key, from, { count: ids.length, page: options.page() });
    if (target !== null) {
      go(target, event.shiftKey ? 'stretch' : command && multiple ? 'move' : 'select');
    } else if (command && event.key.toLowerCase() === 'a' && multiple) {
      change(everything(ids, selection));
    } else if (options.textOf && isCharacter(event)) {
      typedSoFar.current = typed(typedSoFar.current, event.key, event.timeStamp);
      const { text } = typedSoFar.current;
      const index = isSought(text) ? found(ids.map(options.textOf), text, from) : -1;
      if (index >= 0) go(index, 'select');
    } else if (active === null) {
      // In an empty list arrow keys do nothing, not even with Ctrl, which the window would take for another source.
      if (ids.length > 0 || event.altKey || !moves(event.key)) return false;
    } else if (event.key === ' ') {
      if (!isSelectable(active)) return false;
      const adds = multiple && (ticking !== undefined || command || selected.size > 1);
      change(adds ? toggled(selection, active) : only(active));
    } else if (event.key === 'Enter' && event.shiftKey && options.onOpenBeside && !command) {
      options.onOpenBeside(active);
    } else if (event.key === 'Enter' && options.onOpen && !command) {
      options.onOpen(active);
    } else if (event.key === 'F2' && options.onRename) {
      options.onRename(active);
    } else if (event.key === 'Delete' && options.onDelete && (ticking || selected.size > 0)) {
      options.onDelete(selected);
    } else {
      return false;
    }
    event.preventDefault();
    return true;
  };

  const onPress = (event: MouseEvent, id: string) => {
    setActive(id);
    if (!isSelectable(id)) return;
    if (multiple && event.shiftKey) stretch(id);
    else if (multiple && (event.ctrlKey || event.metaKey)) change(toggled(selection, id));
    else if (ticking) begin(id);
    else change(only(id));
  };

  const toggle = (id: string) => {
    setActive(id);
    change(toggled(selection, id));
  };

  return { active, setActive, onKeyDown, onPress, toggle };
}

/** The line that the keyboard moves to when its line has left the list; else null. */
function useSuccessor(
  ids: readonly string[],
  at: string | null,
  isSelectable: (id: string) => boolean,
): string | null {
  const before = useRef(ids);
  const isHere = at === null || ids.includes(at);
  useEffect(() => {
    if (isHere) before.current = ids;
  }, [ids, isHere]);
  if (isHere) return null;
  const place = before.current.indexOf(at);
  if (place < 0) return null;
  const here = new Set(ids.filter(isSelectable));
  const stays = (id: string): boolean => here.has(id);
  return before.current.slice(place).find(stays) ?? before.current.slice(0, place).findLast(stays) ?? null;
}

function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((id) => b.has(id));
}
