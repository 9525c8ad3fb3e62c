import { useVirtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';
import { drawnRange } from './drawn-range.ts';

export interface LinesInViewOptions {
  scroller: RefObject<HTMLElement | null>;
  count: number;
  /** Of each line, in px. */
  height: number;
  /** So many lines are drawn above and below those in view. */
  around: number;
  /** The line that the keyboard is on, which is always drawn; -1 for none. Read when the lines are drawn. */
  active: RefObject<number>;
  keyOf?: (index: number) => string | number;
  /** How far down the list begins, in px. */
  initialOffset?: number | (() => number) | undefined;
  /** What covers the top of the scroller, in px; asked when a line is brought into view. */
  covered?: () => number;
  /** Without it all lines are drawn, one below the other. */
  isVirtual?: boolean;
}

export interface LinesInView {
  /** The lines to draw, in order; `top` in px, null where they lie one below the other. To be asked last while drawing. */
  drawn: () => { readonly index: number; readonly top: number | null }[];
  /** The height of all of them in px; undefined where they lie one below the other. */
  height: number | undefined;
  /** Brings a line into view. */
  reveal: (index: number) => void;
}

/** The lines of a list of one height, however many, of which those in view are drawn. */
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
      // Asked only now: to ask while drawing would make the page lay itself out once more.
      if (options.covered) virtualizer.options.scrollPaddingStart = options.covered();
      virtualizer.scrollToIndex(index);
    },
  };
}
