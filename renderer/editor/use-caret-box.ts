import type { Editor } from '@tiptap/core';
import { useLayoutEffect, useState, type RefObject } from 'react';
import { positionMap } from './position-map.ts';
import { selectedIn } from './reading-caret.ts';

export interface CaretBox {
  readonly left: number;
  readonly top: number;
  readonly height: number;
}

/** The box of Read's caret, in pixels from `page`; null while there is none. */
export function useCaretBox(
  editor: Editor | null,
  reading: boolean,
  page: RefObject<HTMLElement | null>,
  layoutVersion: number,
): CaretBox | null {
  const [box, setBox] = useState<CaretBox | null>(null);
  // In the layout effect, so that it is painted together with the layout: an ordinary effect would wait behind fast key
  // presses, and React treats fifty nested updates as a loop.
  useLayoutEffect(() => {
    // The browser draws the caret of Write.
    if (!editor || !reading) return undefined;
    const { view } = editor;
    const update = (): void => {
      // First of all, because reading the selection lays out the page, and a text that opens has no focus yet.
      const at = document.activeElement === view.dom ? selectedIn(view) : null;
      const origin = at && page.current?.getBoundingClientRect();
      if (!at || !origin || at.start !== at.end) {
        setBox(null);
        return;
      }
      const { left, top, bottom } = view.coordsAtPos(positionMap(view.state.doc).toPosition(at.head));
      const next = { left: left - origin.left, top: top - origin.top, height: bottom - top };
      // The same object if the caret stays, since another one would render the surface again.
      setBox((before) => (before && isSame(before, next) ? before : next));
    };
    update();
    document.addEventListener('selectionchange', update);
    view.dom.addEventListener('focus', update);
    view.dom.addEventListener('blur', update);
    return () => {
      document.removeEventListener('selectionchange', update);
      view.dom.removeEventListener('focus', update);
      view.dom.removeEventListener('blur', update);
    };
    // A new layout moves the caret with its text.
  }, [editor, reading, page, layoutVersion]);
  return reading ? box : null;
}

function isSame(a: CaretBox, b: CaretBox): boolean {
  return a.left === b.left && a.top === b.top && a.height === b.height;
}
