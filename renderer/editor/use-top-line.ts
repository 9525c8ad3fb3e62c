// The line at the top of what is in sight stays there when a window or a column of another width wraps the text anew.
import { useCallback, useEffect, useMemo, useRef, type RefObject } from 'react';
import type { Editor } from '@tiptap/core';
import { bringToTop, firstInSight, isAtTop } from './reveal-span.ts';

export interface TopLine {
  /** Where in the text the first line in sight is, in UTF-16 units; null while there is no text. */
  readonly first: () => number | null;
  /** Makes the line of this offset the first in sight. */
  readonly bring: (offset: number) => void;
}

export function useTopLine(editor: Editor | null, scroller: RefObject<HTMLElement | null>): TopLine {
  /** What was last found or brought there. Of the same line any offset may be asked for again, as lines change. */
  const known = useRef<number | null>(null);
  /** The width at which that was so. */
  const width = useRef(0);
  const follow = useCallback((): void => {
    const frame = scroller.current;
    if (!editor || !frame || frame.clientWidth === width.current) return;
    width.current = frame.clientWidth;
    if (known.current !== null) bringToTop(editor.view, frame, known.current);
  }, [editor, scroller]);
  useEffect(() => {
    known.current = null;
    const frame = scroller.current;
    if (!editor || !frame) return undefined;
    width.current = frame.clientWidth;
    const observer = new ResizeObserver(follow);
    observer.observe(frame);
    return () => observer.disconnect();
  }, [editor, scroller, follow]);
  return useMemo(
    () => ({
      first: () => {
        const frame = scroller.current;
        if (!editor || !frame) return null;
        // Asked between the change of width and its news: what the new lines brought to the top is nobody's place.
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
