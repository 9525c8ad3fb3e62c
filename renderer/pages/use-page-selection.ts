// The selection on the pages. The browser's own selection would jump among words that are placed one by one, so the
// pointer selects by the places of words, in text order, and the browser's selection follows. A selection made in
// another way, such as by a screen reader, is taken over.
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { Span } from '#core/span.ts';
import type { SurfaceSelection } from '#renderer/editor/surface.ts';
import type { PageLayers } from './page-layers.ts';

/** A selection as its fixed and its moving end, which are equal for a caret. */
export interface SelectedEnds {
  readonly base: number;
  readonly head: number;
}

export interface PageSelection {
  readonly ends: SelectedEnds | null;
  /** The current selection, even before it is rendered. */
  readonly now: () => SurfaceSelection | null;
  readonly select: (ends: SelectedEnds) => void;
}

/** Holds the selection. `layersVersion` rises when other pages get their words. */
export function usePageSelection(
  scroller: RefObject<HTMLElement | null>,
  layers: PageLayers,
  layersVersion: unknown,
  onSelect: ((selection: SurfaceSelection | null) => void) | undefined,
): PageSelection {
  const [ends, setEnds] = useState<SelectedEnds | null>(null);
  const present = useRef<SelectedEnds | null>(null);
  const tell = useRef(onSelect);
  tell.current = onSelect;

  const select = useCallback((next: SelectedEnds): void => {
    const before = present.current;
    if (before?.base === next.base && before.head === next.head) return;
    present.current = next;
    setEnds(next);
    tell.current?.(selectionOf(next));
  }, []);
  const now = useCallback((): SurfaceSelection | null => present.current && selectionOf(present.current), []);

  // The browser's selection follows only while the focus is here; a field, for instance, has its own.
  useLayoutEffect(() => {
    const frame = scroller.current;
    const selection = document.getSelection();
    if (!ends || !frame || !selection || document.activeElement !== frame) return;
    const back = ends.head < ends.base;
    const [base, head] = [layers.pointAt(ends.base, back), layers.pointAt(ends.head, !back)];
    if (!base || !head || isAt(selection, base, head)) return;
    selection.setBaseAndExtent(base.node, base.offset, head.node, head.offset);
    // The words of another page may just have been added.
  }, [ends, layers, layersVersion, scroller]);

  useEffect(() => {
    const onChange = (): void => {
      const selection = document.getSelection();
      if (!selection || document.activeElement !== scroller.current) return;
      const base = layers.offsetOf(selection.anchorNode, selection.anchorOffset);
      const head = layers.offsetOf(selection.focusNode, selection.focusOffset);
      if (base === null || head === null || !present.current) return;
      const back = present.current.head < present.current.base;
      const ours = [layers.pointAt(present.current.base, back), layers.pointAt(present.current.head, !back)];
      if (ours[0] && ours[1] && isAt(selection, ours[0], ours[1])) return;
      // If an end has no words on the screen, the browser's selection could not follow; keep ours.
      if (ours[0] && ours[1]) select({ base, head });
    };
    document.addEventListener('selectionchange', onChange);
    return () => document.removeEventListener('selectionchange', onChange);
  }, [scroller, layers, select]);

  return { ends, now, select };
}

/** The selection in the form of a surface. */
export function selectionOf({ base, head }: SelectedEnds): SurfaceSelection {
  return { start: Math.min(base, head), end: Math.max(base, head), head };
}

/** A span as a selection whose end moves. */
export function endsOf({ start, end }: Span): SelectedEnds {
  return { base: start, head: end };
}

interface Point {
  readonly node: Node;
  readonly offset: number;
}

function isAt(selection: Selection, base: Point, head: Point): boolean {
  return (
    selection.anchorNode === base.node &&
    selection.anchorOffset === base.offset &&
    selection.focusNode === head.node &&
    selection.focusOffset === head.offset
  );
}
