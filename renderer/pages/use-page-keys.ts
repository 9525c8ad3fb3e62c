import { useEffect, useRef, type RefObject } from 'react';
import { nextWordEdge } from '#renderer/editor/word-edges.ts';
import { isApple } from '#renderer/ui/key-names.ts';
import { splitsPair } from '#core/span.ts';
import type { PageSelection } from './use-page-selection.ts';

const MODIFIERS = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock']);
/** How many pixels stay visible after moving by a screen. */
const PAGE_OVERLAP_PX = 48;

export interface PageKeys {
  readonly text: string;
  readonly selection: PageSelection;
  readonly onZoom: (zoom: 1 | -1 | 'width') => void;
  readonly onKey: ((event: KeyboardEvent) => boolean) | undefined;
}

/**
 * Keys on the pages: by screen, to the ends, zoom, and moving the end of the selection; then `onKey`, which returns
 * whether it handled the key. Plain arrows scroll, as in the browser.
 */
export function usePageKeys(scroller: RefObject<HTMLElement | null>, keys: PageKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const frame = scroller.current;
    if (!frame) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.isComposing || MODIFIERS.has(event.key) || isOfControl(event.target)) return;
      const used = moveByKey(frame, latest.current, event) || latest.current.onKey?.(event);
      if (!used) return;
      event.preventDefault();
      event.stopPropagation();
    };
    frame.addEventListener('keydown', onKeyDown);
    return () => frame.removeEventListener('keydown', onKeyDown);
  }, [scroller]);
}

function moveByKey(frame: HTMLElement, { text, selection, onZoom }: PageKeys, event: KeyboardEvent): boolean {
  const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
  const byWord = isApple(navigator.platform) ? altKey : ctrlKey;
  if (shiftKey && (key === 'ArrowRight' || key === 'ArrowLeft')) {
    extend(text, selection, key === 'ArrowRight' ? 1 : -1, byWord);
    return true;
  }
  if (key.toLowerCase() === 'a' && (ctrlKey || metaKey) && !altKey) {
    // The browser would select the whole window.
    selection.select({ base: 0, head: text.length });
    return true;
  }
  if (ctrlKey || metaKey || altKey) return false;
  switch (key) {
    case 'PageDown':
    case 'PageUp':
      frame.scrollTop += (frame.clientHeight - PAGE_OVERLAP_PX) * (key === 'PageDown' ? 1 : -1);
      return true;
    case 'Home':
    case 'End':
      frame.scrollTop = key === 'End' ? frame.scrollHeight : 0;
      return true;
    case '+':
    case '=':
      onZoom(1);
      return true;
    case '-':
      onZoom(-1);
      return true;
    case '0':
      onZoom('width');
      return true;
    default:
      return false;
  }
}

/** Moves the end of the selection by a character or a word, never into the middle of a character. */
function extend(text: string, { ends, select }: PageSelection, by: 1 | -1, byWord: boolean): void {
  if (!ends) return;
  let head = byWord
    ? nextWordEdge(text, ends.head, by === 1 ? 'forward' : 'backward')
    : Math.min(text.length, Math.max(0, ends.head + by));
  if (splitsPair(text, head)) head += by;
  select({ base: ends.base, head });
}

/** Whether the key belongs to a button, field or list beside the pages. */
function isOfControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, textarea, [role="listbox"]') !== null;
}
