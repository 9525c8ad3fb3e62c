import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { movedTo, moves } from '../move.ts';
import { everything, only, stretchedTo, toggled, type Selection } from './selection.ts';
import { found, isCharacter, isSought, nothingTyped, typed } from '../typeahead.ts';

export interface ListKeysOptions {
  /** The lines in sight or scrolled away, in order; those that cannot be selected included. */
  ids: readonly string[];
  isSelectable?: (id: string) => boolean;
  selected: ReadonlySet<string>;
  onSelectedChange: (ids: ReadonlySet<string>) => void;
  multiple: boolean;
  /** How many lines fit in view. */
  page: () => number;
  /** Brings a line into view. */
  reveal: (index: number) => void;
  /** With it typing finds lines. */
  textOf?: ((id: string) => string) | undefined;
  onOpen?: ((id: string) => void) | undefined;
  /** Shift with Enter; without it that opens as Enter alone does. */
  onOpenBeside?: ((id: string) => void) | undefined;
  onRename?: ((id: string) => void) | undefined;
  onDelete?: ((ids: ReadonlySet<string>) => void) | undefined;
  /**
   * With it lines are ticked rather than selected: moving and pressing leave the ticks alone, Space and the boxes set
   * them. The owner keeps which line the keyboard is on.
   */
  ticking?: Ticking | undefined;
}

/** Which line of a list with ticks the keyboard is on. */
export interface Ticking {
  readonly at: string | null;
  readonly onAt: (id: string) => void;
}

export interface ListKeys {
  /** The line the keyboard is on. */
  active: string | null;
  setActive: (id: string | null) => void;
  /** Handles a key; whether it did. */
  onKeyDown: (event: KeyboardEvent) => boolean;
  /** Selects as the mouse and its modifiers say. */
  onPress: (event: MouseEvent, id: string) => void;
  /** Selects a line too, or no longer. */
  toggle: (id: string) => void;
}

/** The keyboard and the mouse of every list, table and tree: one active line, one selection. */
export function useListKeys(options: ListKeysOptions): ListKeys {
  const { ids, selected, multiple, isSelectable = () => true, ticking } = options;
  const [ownActiveId, setOwnActive] = useState<string | null>(null);
  const activeId = ticking ? ticking.at : ownActiveId;
  const setActive = (id: string | null): void => {
    setOwnActive(id);
    if (id !== null) ticking?.onAt(id);
  };
  const anchor = useRef<string | null>(null);
  /** What was ticked before stretching began: a stretch adds to it, and gives back what it leaves again. */
  const ticked = useRef<ReadonlySet<string>>(selected);
  const typedSoFar = useRef(nothingTyped);

  // A selection made elsewhere, such as of a thing just made, takes the keyboard along.
  const [seen, setSeen] = useState(selected);
  const [told, setTold] = useState(selected);
  if (!isSame(seen, selected)) {
    setSeen(selected);
    // Where nothing is selected any more, as of what was removed, it stays.
    if (selected.size > 0 && !isSame(told, selected) && activeId !== null && !selected.has(activeId))
      setActive(null);
  }

  const fallback = ids.find((id) => selected.has(id)) ?? null;
  const successor = useSuccessor(ids, activeId, isSelectable);
  // Before the next key can come. Where a filter has hidden the line, the keyboard is on it again when it is back.
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
    setTold(chosen);
    options.onSelectedChange(chosen);
  };
  const stretch = (id: string): void => {
    const before = ticked.current;
    const { ids: stretched, anchor: from } = stretchedTo(selection, id, ids);
    if (!ticking) return change({ ids: stretched, anchor: from });
    change({ ids: new Set([...before, ...stretched]), anchor: from });
    ticked.current = before;
  };
  /** The line that ticks are stretched from is the last one that was gone to without. */
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
      // Where nothing is found they lead nowhere, with Ctrl neither: to the window they mean another source.
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

/** The line that the keyboard goes on to where the one that it was on has left the list; else null. */
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
