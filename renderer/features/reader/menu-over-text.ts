// The menu over the text: whether it is open, where, and what it refers to.
import type { Span } from '#core/span.ts';
import type { TextPlace } from '#renderer/editor/surface.ts';
import type { ReaderDesk } from './reader-desk.ts';
import { focusCoding } from './reader-store.ts';

export type CodingMenuPart = 'all' | 'voice' | 'stance';

/** What the menu refers to: the focused coding, or words, which may have the focused coding under them. */
export type MenuAbout =
  | { readonly what: 'coding'; readonly part: CodingMenuPart }
  | {
      readonly what: 'words';
      /** The selection; null for the sentence at the caret. */
      readonly selected: Span | null;
      readonly onCoding: boolean;
    };

export interface OpenMenu {
  readonly about: MenuAbout;
  readonly at: DOMRect;
}

export function menuOverText(desk: ReaderDesk) {
  const show = (about: MenuAbout, at: DOMRect): void => desk.over.setState({ menu: { about, at } });
  return {
    /**
     * Opens the menu of the focused coding: at a point, or at its beginning; for a coding of the whole source, at the
     * row of those.
     */
    openCoding(part: CodingMenuPart, point?: { clientX: number; clientY: number }): void {
      const { focusedPlace } = desk.now;
      const box = focusedPlace ? desk.surface.current?.boxesOf(focusedPlace)?.first : desk.wholeSourceBox;
      const at = point ? new DOMRect(point.clientX, point.clientY) : box;
      if (at) show({ what: 'coding', part }, at);
    },
    /** Opens the menu for a place in the text. Returns whether it opened. */
    openText({ clientX, clientY, byKey, offset, codingIds }: TextPlace): boolean {
      const { focusedId, mode, readOnly } = desk.now;
      const { selected } = desk;
      const surface = desk.surface.current;
      const onSelection =
        selected !== null &&
        (byKey || (offset !== null && offset >= selected.start && offset <= selected.end));
      // While writing, the browser's own menu offers paste and spelling.
      if (!onSelection && mode === 'write') return false;
      const box = byKey && selected ? surface?.boxesOf(selected)?.last : null;
      const at = box ?? new DOMRect(clientX, clientY);
      const id = codingIds.find((each) => each === focusedId) ?? codingIds.at(-1);
      if (id !== undefined) focusCoding(desk.side, id);
      if (onSelection) show({ what: 'words', selected, onCoding: id !== undefined }, at);
      else if (id !== undefined) show({ what: 'coding', part: 'all' }, at);
      else if (!readOnly && !byKey && offset !== null) {
        surface?.select({ start: offset, end: offset });
        show({ what: 'words', selected: null, onCoding: false }, at);
      } else return false;
      return true;
    },
    close(): void {
      desk.over.setState({ menu: null });
      desk.surface.current?.focus();
    },
  };
}
