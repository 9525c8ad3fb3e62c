import { useState, type RefObject } from 'react';
import type { SurfaceCoding } from '#renderer/editor/surface-coding.ts';
import type { SurfaceHandle, SurfaceSelection, TextPlace } from '#renderer/editor/surface.ts';
import type { Side } from '#renderer/state/side.ts';
import type { CodingMenuPart } from './coding-menu.ts';
import type { MenuAbout } from './reader-menu.tsx';
import { focusCoding } from './reader-store.ts';

export interface MenuDesk {
  readonly side: Side;
  readonly surface: RefObject<SurfaceHandle | null>;
  readonly mode: 'read' | 'write';
  readonly readOnly: boolean;
  readonly focused: SurfaceCoding | undefined;
}

export interface ReaderMenuState {
  readonly menu: { readonly about: MenuAbout; readonly at: DOMRect } | null;
  /** About the coding in focus: at a point, or at its beginning. */
  readonly openCoding: (part: CodingMenuPart, point?: { clientX: number; clientY: number }) => void;
  /** About what stands at a place of the text. Says whether it opens. */
  readonly openText: (place: TextPlace) => boolean;
  readonly close: () => void;
}

/** Which menu is open over the text, and where. */
export function useReaderMenu({ side, surface, mode, readOnly, focused }: MenuDesk): ReaderMenuState {
  const [menu, setMenu] = useState<ReaderMenuState['menu']>(null);
  return {
    menu,
    openCoding(part, point) {
      const box = focused && surface.current?.boxesOf(focused)?.first;
      const at = point ? new DOMRect(point.clientX, point.clientY) : box;
      if (at) setMenu({ about: { what: 'coding', part }, at });
    },
    openText({ clientX, clientY, byKey, offset, codingIds }) {
      const selected = selectedOn(surface.current);
      const onSelection =
        selected !== null &&
        (byKey || (offset !== null && offset >= selected.start && offset <= selected.end));
      // While writing, the browser's own menu pastes and spells.
      if (!onSelection && mode === 'write') return false;
      const box = byKey && selected ? surface.current?.boxesOf(selected)?.last : null;
      const at = box ?? new DOMRect(clientX, clientY);
      const id = codingIds.find((each) => each === focused?.id) ?? codingIds.at(-1);
      if (id !== undefined) focusCoding(side, id);
      if (onSelection) setMenu({ about: { what: 'words', selected, onCoding: id !== undefined }, at });
      else if (id !== undefined) setMenu({ about: { what: 'coding', part: 'all' }, at });
      else if (!readOnly && !byKey && offset !== null) {
        surface.current?.select({ start: offset, end: offset });
        setMenu({ about: { what: 'words', selected: null, onCoding: false }, at });
      } else return false;
      return true;
    },
    close() {
      setMenu(null);
      surface.current?.focus();
    },
  };
}

/** The words that are selected now; null for a caret. */
export function selectedOn(surface: SurfaceHandle | null): SurfaceSelection | null {
  const selected = surface?.selection() ?? null;
  return selected && selected.start < selected.end ? selected : null;
}
