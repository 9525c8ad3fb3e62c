import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import type { Span } from '#core/span.ts';
import type { SurfaceHandle, SurfaceSelection } from '#renderer/editor/surface.ts';
import { meantPassage } from '#renderer/common/codes/passage-to-code.ts';

const MODIFIERS = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock']);

export interface SelectionBarState {
  /** The words that the pointer has selected; null when nothing is to stand beside them. */
  readonly span: Span | null;
  /** The pointer has been released: shows it where words are selected. */
  readonly show: () => void;
  readonly hide: () => void;
  /** The selection is this one now. */
  readonly told: (selection: SurfaceSelection | null) => void;
}

/** Where the bar stands: from the release of the pointer until a key is pressed or the selection is another. */
export function useSelectionBar(surface: RefObject<SurfaceHandle | null>): SelectionBarState {
  const [span, setSpan] = useState<Span | null>(null);
  const shownFor = useRef<Span | null>(null);
  const hide = useCallback(() => {
    shownFor.current = null;
    setSpan(null);
  }, []);
  const show = useCallback(() => {
    const selection = surface.current?.selection();
    if (!selection || selection.start === selection.end) return hide();
    const passage = meantPassage(surface.current?.text() ?? '', selection);
    if (!passage) return hide();
    shownFor.current = selection;
    setSpan(passage.span);
  }, [surface, hide]);
  const told = useCallback(
    (selection: SurfaceSelection | null) => {
      const before = shownFor.current;
      if (before && (selection?.start !== before.start || selection.end !== before.end)) hide();
    },
    [hide],
  );
  const isShown = span !== null;
  useEffect(() => {
    if (!isShown) return undefined;
    const onKey = ({ key }: KeyboardEvent): void => {
      if (!MODIFIERS.has(key)) hide();
    };
    document.addEventListener('keydown', onKey, { capture: true });
    return () => document.removeEventListener('keydown', onKey, { capture: true });
  }, [isShown, hide]);
  return { span, show, hide, told };
}
