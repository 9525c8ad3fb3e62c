import type { Editor } from '@tiptap/core';
import type { EditorView } from '@tiptap/pm/view';
import { useEffect, useRef, type RefObject } from 'react';
import { isApple } from '#renderer/ui/key-names.ts';
import { positionMap } from './position-map.ts';
import { goTo, motionOf, move, selectedIn, selectIn } from './reading-caret.ts';
import { offsetAtPoint } from './visible-text.ts';

const MODIFIERS = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock']);
/** How many pixels of the page stay visible after paging: about a line and a little space. */
const PAGE_OVERLAP_PX = 48;

/**
 * Keys of the text: in Read those that move the caret, then `onKey`, which returns whether it handled the key. Ignores
 * keys pressed during composition.
 */
export function useSurfaceKeys(
  editor: Editor | null,
  scroller: RefObject<HTMLElement | null>,
  mode: 'read' | 'write',
  onKey: ((event: KeyboardEvent) => boolean) | undefined,
): void {
  const handler = useRef(onKey);
  handler.current = onKey;
  useEffect(() => {
    const frame = scroller.current;
    if (!editor || !frame) return undefined;
    const { dom } = editor.view;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.isComposing || event.keyCode === 229 || MODIFIERS.has(event.key)) return;
      const moved = mode === 'read' && moveByKey(editor.view, frame, event);
      if (!moved && !handler.current?.(event)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    // Before ProseMirror's own keys, which know nothing of coding.
    dom.addEventListener('keydown', onKeyDown, { capture: true });
    return () => {
      dom.removeEventListener('keydown', onKeyDown, { capture: true });
    };
  }, [editor, scroller, mode]);
}

function moveByKey(view: EditorView, scroller: HTMLElement, event: KeyboardEvent): boolean {
  const motion = motionOf(event, isApple(navigator.platform));
  if (motion) {
    move(view, motion, event.shiftKey);
    keepCaretInSight(view, scroller);
    return true;
  }
  if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey) && !event.altKey) {
    // The browser would select the whole window.
    selectIn(view, { start: 0, end: positionMap(view.state.doc).length });
    return true;
  }
  if (event.key !== 'PageDown' && event.key !== 'PageUp') return false;
  movePage(view, scroller, event.key === 'PageDown' ? 1 : -1, event.shiftKey);
  return true;
}

/** Moves the view and the caret by a screen; at the last screen, to the end of the text. */
function movePage(view: EditorView, scroller: HTMLElement, pages: 1 | -1, extend: boolean): void {
  const at = selectedIn(view);
  const { toPosition, length } = positionMap(view.state.doc);
  const box = at && view.coordsAtPos(toPosition(at.head));
  const before = scroller.scrollTop;
  scroller.scrollTop += (scroller.clientHeight - PAGE_OVERLAP_PX) * pages;
  const frame = scroller.getBoundingClientRect();
  const inSight = box && box.top >= frame.top && box.bottom <= frame.bottom;
  const isLastPage = Math.abs(scroller.scrollTop - before) < scroller.clientHeight / 2;
  const target = isLastPage
    ? null
    : offsetAtPoint(view, box?.left ?? frame.left + 60, (inSight ? box.top : frame.top + 40) + 4);
  goTo(view, target ?? (pages === 1 ? length : 0), extend);
}

function keepCaretInSight(view: EditorView, scroller: HTMLElement): void {
  const at = selectedIn(view);
  if (!at) return;
  const box = view.coordsAtPos(positionMap(view.state.doc).toPosition(at.head));
  const frame = scroller.getBoundingClientRect();
  const room = 24;
  if (box.top < frame.top + room) scroller.scrollTop -= frame.top + room - box.top;
  else if (box.bottom > frame.bottom - room) scroller.scrollTop += box.bottom - frame.bottom + room;
}
