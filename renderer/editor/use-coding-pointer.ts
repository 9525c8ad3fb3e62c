import type { Editor } from '@tiptap/core';
import { useEffect, useRef, type RefObject } from 'react';
import { codingsOver, nextInStack } from './coding-stack.ts';
import { selectedIn, selectIn } from './reading-caret.ts';
import type { SpanIndex } from './spans-near.ts';
import type { SurfaceCoding } from './surface-coding.ts';
import type { TextPlace } from './surface.ts';
import { boxAt, offsetAtPoint, type VisibleText } from './visible-text.ts';

export interface CodingPointer {
  readonly index: SpanIndex<SurfaceCoding>;
  readonly visible: () => VisibleText;
  readonly focusedId: string | null;
  readonly onFocus: (id: string | null) => void;
  /** The innermost coding under the pointer: the one that a click focuses. */
  readonly onHover: (id: string | null) => void;
  /** The pointer was pressed over the text and is now released; `exactly` snaps to letters rather than words. */
  readonly onReleased: (exactly: boolean) => void;
  /** Returns whether a menu opens. */
  readonly onMenu: (place: TextPlace) => boolean;
}

/** A press that moves further than this, in pixels, selects text and is no click. */
const MAX_CLICK_TRAVEL_PX = 4;

/** Pointer behaviour over the text: highlights the coding under the pointer, focuses one on click. */
export function useCodingPointer(
  editor: Editor | null,
  host: RefObject<HTMLElement | null>,
  pointer: CodingPointer,
): void {
  const latest = useRef(pointer);
  latest.current = pointer;
  useEffect(() => {
    const element = host.current;
    if (!editor || !element) return undefined;
    let pressed: { readonly x: number; readonly y: number } | null = null;
    let asked = 0;

    const codingsAt = (x: number, y: number): SurfaceCoding[] => {
      const { index, visible } = latest.current;
      const offset = offsetAtPoint(editor.view, x, y);
      if (offset === null) return [];
      // A point on the right half of a character yields the position after it.
      const box = boxAt(visible(), offset);
      const at = box && x < box.left && offset > 0 ? offset - 1 : offset;
      const inside = boxAt(visible(), at);
      if (!inside || y < inside.top - 6 || y > inside.bottom + 12) return [];
      return codingsOver(index, at);
    };
    const onDown = (event: PointerEvent): void => {
      pressed = { x: event.clientX, y: event.clientY };
      if (event.button !== 0) return;
      // The pointer may be released anywhere, and the browser may drop a selection after the release.
      const onUp = ({ altKey }: PointerEvent): void => {
        requestAnimationFrame(() => {
          if (!editor.isDestroyed) latest.current.onReleased(altKey);
        });
      };
      window.addEventListener('pointerup', onUp, { once: true });
    };
    const onMenu = (event: MouseEvent): void => {
      const { clientX, clientY } = event;
      const byKey = event.button !== 2;
      const opens = latest.current.onMenu({
        clientX,
        clientY,
        byKey,
        offset: offsetAtPoint(editor.view, clientX, clientY),
        codingIds: byKey ? [] : codingsAt(clientX, clientY).map(({ id }) => id),
      });
      if (opens) event.preventDefault();
    };
    const onClick = (event: MouseEvent): void => {
      const hasMoved =
        pressed && Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > MAX_CLICK_TRAVEL_PX;
      if (hasMoved || event.detail > 1 || event.shiftKey) return;
      const { clientX, clientY } = event;
      const offset = offsetAtPoint(editor.view, clientX, clientY);
      const mine = pressed;
      requestAnimationFrame(() => {
        // The next press, which may select words before this frame comes, counts.
        if (offset === null || editor.isDestroyed || pressed !== mine) return;
        // A click into a selection of non-editable text leaves no selection at all; a click after a notice has returned
        // the focus leaves the old one.
        const now = selectedIn(editor.view);
        if (now && now.start === now.end) return;
        selectIn(editor.view, { start: offset, end: offset });
      });
      latest.current.onFocus(nextInStack(codingsAt(clientX, clientY), latest.current.focusedId));
    };
    const onMove = (event: PointerEvent): void => {
      if (event.buttons !== 0) return;
      const { clientX, clientY } = event;
      cancelAnimationFrame(asked);
      asked = requestAnimationFrame(() => {
        if (!editor.isDestroyed) latest.current.onHover(nextInStack(codingsAt(clientX, clientY), null));
      });
    };
    const onLeave = (): void => {
      cancelAnimationFrame(asked);
      latest.current.onHover(null);
    };
    element.addEventListener('pointerdown', onDown);
    element.addEventListener('click', onClick);
    element.addEventListener('contextmenu', onMenu);
    element.addEventListener('pointermove', onMove);
    element.addEventListener('pointerleave', onLeave);
    return () => {
      cancelAnimationFrame(asked);
      element.removeEventListener('pointerdown', onDown);
      element.removeEventListener('click', onClick);
      element.removeEventListener('contextmenu', onMenu);
      element.removeEventListener('pointermove', onMove);
      element.removeEventListener('pointerleave', onLeave);
    };
  }, [editor, host]);
}
