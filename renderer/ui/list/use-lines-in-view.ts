import { useVirtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';
import { drawnRange } from './drawn-range.ts';

export interface LinesInViewOptions {
  scroller: RefObject<HTMLElement | null>;
  count: number;
  /** The height of each line in px. */
  height: number;
  /** How many lines to draw above and below those in view. */
  around: number;
  /** The index of the keyboard's line, which is always drawn; -1 for none. Read while drawing. */
  active: RefObject<number>;
  keyOf?: (index: number) => string | number;
  /** The initial scroll offset in px. */
  initialOffset?: number | (() => number) | undefined;
  /** The height in px that covers the top of the scroller; asked when a line is scrolled into view. */
  covered?: () => number;
  /** If false, all lines are drawn one below another. */
  isVirtual?: boolean;
}

export interface LinesInView {
  /** The lines to draw, in order; `top` in px, null if they flow one below another. Call it last while drawing. */
  drawn: () => { readonly index: number; readonly top: number | null }[];
  /** The total height in px; undefined if the lines flow one below another. */
  height: number | undefined;
  /** Scrolls a line into view. */
  reveal: (index: number) => void;
}

/** A virtual list of lines of equal height: draws only those in view. */
export function useLinesInView(options: LinesInViewOptions): LinesInView {
  const { scroller, count, height, around, active, keyOf, initialOffset, isVirtual = true } = options;
  const virtualizer = useVirtualizer({
    count: isVirtual ? count : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: around,
    rangeExtractor: (range) => drawnRange(range, active.current),
    ...(keyOf === undefined ? {} : { getItemKey: keyOf }),
    ...(initialOffset === undefined ? {} : { initialOffset }),
  });
  return {
    drawn: () =>
      isVirtual
        ? virtualizer.getVirtualItems().map(({ index, start }) => ({ index, top: start }))
        : Array.from({ length: count }, (_, index) => ({ index, top: null })),
    height: isVirtual ? virtualizer.getTotalSize() : undefined,
    reveal: (index) => {
      if (!isVirtual) {
        scroller.current?.querySelector(`[data-index="${index}"]`)?.scrollIntoView({ block: 'nearest' });
        return;
      }
      // Asked only here, because asking while drawing would force another layout.
      if (options.covered) virtualizer.options.scrollPaddingStart = options.covered();
      virtualizer.scrollToIndex(index);
      // In a window at 200% zoom the list itself may be out of sight, below what stands above it.
      requestAnimationFrame(() => {
        const list = scroller.current;
        if (list?.contains(document.activeElement))
          list.querySelector(`[data-index="${index}"]`)?.scrollIntoView({ block: 'nearest' });
      });
    },
  };
}
