// An edge of the coding in focus while the pointer drags it over text or pages.
import { useMemo, useRef, useState } from 'react';
import type { Span } from '#core/span.ts';
import { snapToWord } from './word-edges.ts';

/** The place of the window to which the pointer pulls an edge. */
export interface EdgePull {
  /** The coding whose edge was pressed. */
  readonly id: string;
  readonly edge: 'start' | 'end';
  readonly x: number;
  readonly y: number;
  /** Snaps to letters rather than words. */
  readonly exactly: boolean;
}

export interface PulledEdge<Coding> {
  /** The coding in focus as it is to be drawn: with the dragged edge where the pointer has it. */
  readonly drawn: Coding | null;
  readonly handlers: {
    readonly onDrag: (pull: EdgePull) => void;
    readonly onDrop: (pull: EdgePull) => void;
    readonly onCancel: () => void;
  };
}

interface Pulled {
  readonly id: string;
  readonly span: Span;
}

/**
 * Follows the dragged edge of a coding. `offsetAt` finds the place in the text under a point of the window, null where
 * there is none. `onResize` is called once, when the edge is dropped, with where the hand let go; beside the text, or
 * where the passage would end before it begins, with the last place that was possible.
 */
export function usePulledEdge<Coding extends Span & { readonly id: string }>(
  focused: Coding | null,
  text: () => string,
  offsetAt: (x: number, y: number) => number | null,
  onResize: ((id: string, span: Span) => void) | undefined,
): PulledEdge<Coding> {
  const [drawn, setDrawn] = useState<Pulled | null>(null);
  // What was dragged so far, which the screen may not yet show.
  const pulled = useRef<Pulled | null>(null);
  const follow = ({ id, edge, x, y, exactly }: EdgePull): void => {
    // Another coding came into focus, or this one has gone: the hand holds neither's edge any more.
    if (focused?.id !== id) {
      pulled.current = null;
      return;
    }
    const under = offsetAt(x, y);
    if (under === null) return;
    const to = exactly ? under : snapToWord(text(), under);
    const { start, end } = focused;
    if (edge === 'start' ? to < end : to > start)
      pulled.current = { id, span: edge === 'start' ? { start: to, end } : { start, end: to } };
  };
  const release = (): void => {
    pulled.current = null;
    setDrawn(null);
  };
  const shown = useMemo(
    () => (focused && drawn?.id === focused.id ? { ...focused, ...drawn.span } : focused),
    [focused, drawn],
  );
  return {
    drawn: shown,
    handlers: {
      onDrag: (pull) => {
        follow(pull);
        setDrawn(pulled.current);
      },
      onDrop: (pull) => {
        follow(pull);
        const now = pulled.current;
        release();
        if (now) onResize?.(now.id, now.span);
      },
      onCancel: release,
    },
  };
}
