// Keeps the first visible line in place when a new width of the window or a column rewraps the text.
import { useCallback, useEffect, useMemo, useRef, type RefObject } from 'react';
import type { Editor } from '@tiptap/core';
import { bringToTop, firstInSight, isAtTop } from './reveal-span.ts';

export interface TopLine {
  /** The offset of the first visible line, in UTF-16 units; null while there is no text. */
  readonly first: () => number | null;
  /** Scrolls the line of this offset to the top. */
  readonly bring: (offset: number) => void;
}

export function useTopLine(editor: Editor | null, scroller: RefObject<HTMLElement | null>): TopLine {
  /** The offset last found or scrolled to. Within one line any offset will do, because lines change. */
  const known = useRef<number | null>(null);
  /** The width for which `known` was found; 0 until the first layout. */
  const width = useRef(0);
  const follow = useCallback((): void => {
    const frame = scroller.current;
    if (!editor || !frame || frame.clientWidth === width.current) return;
    const isFirst = width.current === 0;
    width.current = frame.clientWidth;
    if (!isFirst && known.current !== null) bringToTop(editor.view, frame, known.current);
  }, [editor, scroller]);
  useEffect(() => {
    known.current = null;
    const frame = scroller.current;
    if (!editor || !frame) return undefined;
    // The observer calls after the first layout; asking for the width now would lay out the page before all of it is
    // there.
    width.current = 0;
    const observer = new ResizeObserver(follow);
    observer.observe(frame);
    return () => observer.disconnect();
  }, [editor, scroller, follow]);
  return useMemo(
    () => ({
      first: () => {
        const frame = scroller.current;
        if (!editor || !frame) return null;
        // Between the change of width and its notification: the line that rewrapping brought to the top is not the
        // reader's place.
        follow();
        if (known.current === null || !isAtTop(editor.view, frame, known.current))
          known.current = firstInSight(editor.view, frame);
        return known.current;
      },
      bring: (offset) => {
        known.current = offset;
        if (editor && scroller.current) bringToTop(editor.view, scroller.current, offset);
      },
    }),
    [editor, scroller, follow],
  );
}
