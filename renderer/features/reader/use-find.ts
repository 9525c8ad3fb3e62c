import { useCallback, useMemo, useState, type RefObject } from 'react';
import type { Span } from '#core/span.ts';
import { findInText, placeFrom } from '#renderer/editor/find-in-text.ts';
import type { SurfaceHandle } from '#renderer/editor/surface.ts';

export interface Find {
  readonly isOpen: boolean;
  readonly asked: number;
  readonly query: string;
  readonly places: readonly Span[];
  readonly index: number;
  readonly open: () => void;
  readonly close: () => void;
  readonly search: (query: string) => void;
  readonly step: (by: 1 | -1) => void;
}

const none: readonly Span[] = [];

/** Find in the text of the surface. `version` says when the text has changed. */
export function useFind(surface: RefObject<SurfaceHandle | null>, version: unknown): Find {
  const [isOpen, setOpen] = useState(false);
  const [asked, setAsked] = useState(0);
  const [query, setQuery] = useState('');
  const [index, setIndex] = useState(0);
  const places = useMemo(
    () => (isOpen ? findInText(surface.current?.text() ?? '', query) : none),
    // `version` stands for the text, which the surface holds.
    // oxlint-disable-next-line react/exhaustive-deps
    [isOpen, query, surface, version],
  );
  const shown = Math.min(index, Math.max(0, places.length - 1));

  const open = useCallback(() => {
    const selection = surface.current?.selection();
    const text = surface.current?.text() ?? '';
    const selected = selection ? text.slice(selection.start, selection.end) : '';
    if (selected !== '' && selected.length <= 100 && !selected.includes('\n')) {
      setQuery(selected);
      setIndex(placeFrom(findInText(text, selected), selection?.start ?? 0));
    }
    setOpen(true);
    setAsked((times) => times + 1);
  }, [surface]);

  const close = useCallback(() => {
    setOpen(false);
    const place = places[shown];
    surface.current?.focus();
    if (place) surface.current?.select(place);
  }, [places, shown, surface]);

  const goTo = (list: readonly Span[], at: number): void => {
    setIndex(at);
    const place = list[at];
    if (place) surface.current?.reveal(place);
  };

  return {
    isOpen,
    asked,
    query,
    places,
    index: shown,
    open,
    close,
    search(wanted) {
      const from = places[shown]?.start ?? surface.current?.selection()?.start ?? 0;
      const found = findInText(surface.current?.text() ?? '', wanted);
      setQuery(wanted);
      goTo(found, placeFrom(found, from));
    },
    step(by) {
      if (places.length > 0) goTo(places, (shown + by + places.length) % places.length);
    },
  };
}
