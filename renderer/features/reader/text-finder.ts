// Find in the open text: the query, its matches, and the current one.
import type { Span } from '#core/span.ts';
import { findInText, placeFrom } from '#renderer/editor/find-in-text.ts';
import type { ReaderDesk } from './reader-desk.ts';
import { remembering } from './remembering.ts';

/** The query in the find field. */
export interface Looking {
  readonly isOpen: boolean;
  /** Rises when find is asked for again, to select the words in the field again. */
  readonly asked: number;
  readonly query: string;
  readonly index: number;
}

/** The longest selection that becomes the query, in UTF-16 units. */
const MAX_SELECTED_LENGTH = 100;
const none: readonly Span[] = [];

export function textFinder(desk: ReaderDesk) {
  const looking = (): Looking => desk.over.getState().looking;
  const look = (part: Partial<Looking>): void => desk.over.setState({ looking: { ...looking(), ...part } });
  // In the session's text, which the places of codings refer to: the surface may lag behind while it is drawn.
  const placesIn = remembering((isOpen: boolean, query: string, ..._version: readonly unknown[]) =>
    isOpen ? findInText(desk.session.text, query) : none,
  );
  const places = (): readonly Span[] => {
    const { isOpen, query } = looking();
    const { tracked, length } = desk.session.state;
    return placesIn(isOpen, query, tracked, length);
  };
  /** The current match; there may be fewer matches than before. */
  const index = (): number => Math.min(looking().index, Math.max(0, places().length - 1));
  const goTo = (list: readonly Span[], at: number): void => {
    look({ index: at });
    const place = list[at];
    if (place) desk.reveal(place);
  };
  return {
    places,
    index,
    open(): void {
      const selection = desk.surface.current?.selection();
      const text = desk.text();
      const selected = selection ? text.slice(selection.start, selection.end) : '';
      const isWanted = selected !== '' && selected.length <= MAX_SELECTED_LENGTH && !selected.includes('\n');
      look({
        isOpen: true,
        asked: looking().asked + 1,
        ...(isWanted && {
          query: selected,
          index: placeFrom(findInText(text, selected), selection?.start ?? 0),
        }),
      });
    },
    close(): void {
      const place = places()[index()];
      look({ isOpen: false });
      desk.surface.current?.focus();
      if (place) desk.surface.current?.select(place);
    },
    search(query: string): void {
      const from = places()[index()]?.start ?? desk.surface.current?.selection()?.start ?? 0;
      const found = findInText(desk.text(), query);
      look({ query });
      goTo(found, placeFrom(found, from));
    },
    /** Goes to the next or previous match, wrapping around. */
    step(by: 1 | -1): void {
      const list = places();
      if (list.length > 0) goTo(list, (index() + by + list.length) % list.length);
    },
  };
}
