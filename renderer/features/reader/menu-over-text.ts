// Which menu is open over the text, where, and what it is about.
import type { Span } from '#core/span.ts';
import type { TextPlace } from '#renderer/editor/surface.ts';
import type { CodingMenuPart } from './coding-menu.ts';
import type { ReaderDesk } from './reader-desk.ts';
import { focusCoding } from './reader-store.ts';

/** What the menu is about: the coding in focus, or words, perhaps with the coding in focus under them. */
export type MenuAbout =
  | { readonly what: 'coding'; readonly part: CodingMenuPart }
  | {
      readonly what: 'words';
      /** What is selected; null where it is about the sentence at the caret. */
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
    /** About the coding in focus: at a point, or at its beginning; one without a place in the text at the row of those. */
    openCoding(part: CodingMenuPart, point?: { clientX: number; clientY: number }): void {
      const { focusedPlace } = desk.now;
      const box = focusedPlace ? desk.surface.current?.boxesOf(focusedPlace)?.first : desk.wholeSourceBox;
      const at = point ? new DOMRect(point.clientX, point.clientY) : box;
      if (at) show({ what: 'coding', part }, at);
    },
    /** About what stands at a place of the text. Says whether it opens. */
    openText({ clientX, clientY, byKey, offset, codingIds }: TextPlace): boolean {
      const { focusedId, mode, readOnly } = desk.now;
      const { selected } = desk;
      const surface = desk.surface.current;
      const onSelection =
        selected !== null &&
        (byKey || (offset !== null && offset >= selected.start && offset <= selected.end));
      // While writing, the browser's own menu pastes and spells.
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
