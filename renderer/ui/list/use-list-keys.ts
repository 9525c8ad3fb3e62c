import { useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { movedTo } from './move.ts';
import { everything, only, stretchedTo, toggled, type Selection } from './selection.ts';
import { found, isCharacter, isSought, nothingTyped, typed } from './typeahead.ts';

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
  onRename?: ((id: string) => void) | undefined;
  onDelete?: ((ids: ReadonlySet<string>) => void) | undefined;
}

export interface ListKeys {
  /** The line the keyboard is on. */
  active: string | null;
  setActive: (id: string | null) => void;
  /** Handles a key; whether it did. */
  onKeyDown: (event: KeyboardEvent) => boolean;
  /** Selects as the mouse and its modifiers say. */
  onPress: (event: MouseEvent, id: string) => void;
}

/** The keyboard and the mouse of every list, table and tree: one active line, one selection. */
export function useListKeys(options: ListKeysOptions): ListKeys {
  const { ids, selected, multiple, isSelectable = () => true } = options;
  const [activeId, setActive] = useState<string | null>(null);
  const anchor = useRef<string | null>(null);
  const typedSoFar = useRef(nothingTyped);

  // A selection made elsewhere, such as of a thing just made, takes the keyboard along.
  const [seen, setSeen] = useState(selected);
  const [told, setTold] = useState(selected);
  if (!isSame(seen, selected)) {
    setSeen(selected);
    if (!isSame(told, selected) && activeId !== null && !selected.has(activeId)) setActive(null);
  }

  const fallback = ids.find((id) => selected.has(id)) ?? null;
  const active = activeId !== null && ids.includes(activeId) ? activeId : fallback;
  const selection: Selection = { ids: selected, anchor: anchor.current ?? active };

  const change = (next: Selection) => {
    anchor.current = next.anchor;
    const chosen = new Set([...next.ids].filter(isSelectable));
    setTold(chosen);
    options.onSelectedChange(chosen);
  };
  const go = (index: number, how: 'select' | 'stretch' | 'move') => {
    const id = ids[index];
    if (id === undefined) return;
    setActive(id);
    options.reveal(index);
    if (how === 'stretch' && multiple) change(stretchedTo(selection, id, ids));
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
      return false;
    } else if (event.key === ' ') {
      if (!isSelectable(active)) return false;
      change(multiple && (command || selected.size > 1) ? toggled(selection, active) : only(active));
    } else if (event.key === 'Enter' && options.onOpen && !command) {
      options.onOpen(active);
    } else if (event.key === 'F2' && options.onRename) {
      options.onRename(active);
    } else if (event.key === 'Delete' && options.onDelete && selected.size > 0) {
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
    if (multiple && event.shiftKey) change(stretchedTo(selection, id, ids));
    else if (multiple && (event.ctrlKey || event.metaKey)) change(toggled(selection, id));
    else change(only(id));
  };

  return { active, setActive, onKeyDown, onPress };
}

function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((id) => b.has(id));
}
