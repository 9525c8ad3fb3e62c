// Find in the text that is open: what is looked for, the places where it stands, and which of them is shown.
import type { Span } from '#core/span.ts';
import { findInText, placeFrom } from '#renderer/editor/find-in-text.ts';
import type { ReaderDesk } from './reader-desk.ts';
import { remembering } from './remembering.ts';

/** What is looked for, as the field says it. */
export interface Looking {
  readonly isOpen: boolean;
  /** Rises when it is asked for again: the words in the field are selected anew. */
  readonly asked: number;
  readonly query: string;
  readonly index: number;
}

/** The longest selection that is taken for what is looked for, in UTF-16 units. */
const MOST_SELECTED = 100;
const none: readonly Span[] = [];

export function textFinder(desk: ReaderDesk) {
  const looking = (): Looking => desk.over.getState().looking;
  const look = (part: Partial<Looking>): void => desk.over.setState({ looking: { ...looking(), ...part } });
  // In the text of the session, for which what is tracked stands: the surface may be behind it while the screen is drawn.
  const placesIn = remembering((isOpen: boolean, query: string, ..._version: readonly unknown[]) =>
    isOpen ? findInText(desk.session.text, query) : none,
  );
  const places = (): readonly Span[] => {
    const { isOpen, query } = looking();
    const { tracked, length } = desk.session.state;
    return placesIn(isOpen, query, tracked, length);
  };
  /** Which place is shown: fewer may be left than there were. */
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
      const isWanted = selected !== '' && selected.length <= MOST_SELECTED && !selected.includes('\n');
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
    /** To the next place or the one before, round the ends. */
    step(by: 1 | -1): void {
      const list = places();
      if (list.length > 0) goTo(list, (index() + by + list.length) % list.length);
    },
  };
}
