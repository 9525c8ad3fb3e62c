import { useState, type KeyboardEvent, type MouseEvent, type ReactNode, type RefObject } from 'react';
import { MenuAt } from '../menu-at.tsx';
import type { MenuSection } from '../menu.tsx';

export interface OpenedMenu {
  /** Opens over `at`, in window coordinates. */
  open: (at: DOMRect, sections: readonly MenuSection[]) => void;
  /** Render it beside the list. */
  element: ReactNode;
}

/** A menu of a list that opens at a place in the window. */
export function useOpenedMenu(label: string): OpenedMenu {
  const [opened, setOpened] = useState<{ at: DOMRect; sections: readonly MenuSection[] } | null>(null);
  return {
    open: (at, sections) => setOpened(sections.length > 0 ? { at, sections } : null),
    element: (
      <MenuAt
        label={label}
        sections={opened?.sections ?? []}
        at={opened?.at ?? null}
        onClose={() => setOpened(null)}
      />
    ),
  };
}

export interface RowMenuOptions<Line> {
  label: string;
  /** The element that holds the lines, each with its index in `data-index`. */
  lines: RefObject<HTMLElement | null>;
  /** Selects the line unless it is selected, and returns the menu for the selection; null for no menu. */
  sectionsFor: (line: Line) => readonly MenuSection[] | null;
}

export interface RowMenu<Line> extends Pick<OpenedMenu, 'element'> {
  /** Opens the menu of `line`, drawn at `index`, if the key is a menu key; returns whether it was. */
  onKeyDown: (event: KeyboardEvent, line: Line | null, index: number) => boolean;
  /** Opens the menu of a line at the pointer. */
  onContextMenu: (event: MouseEvent, line: Line) => void;
}

/** One menu for all lines of a list, opened by right click, the menu key, and Shift-F10. */
export function useRowMenu<Line>({ label, lines, sectionsFor }: RowMenuOptions<Line>): RowMenu<Line> {
  const { open, element } = useOpenedMenu(label);
  const openFor = (event: KeyboardEvent | MouseEvent, line: Line, at: DOMRect): void => {
    const sections = sectionsFor(line);
    if (sections === null) return;
    event.preventDefault();
    open(at, sections);
  };
  return {
    onKeyDown: (event, line, index) => {
      if (event.key !== 'ContextMenu' && !(event.key === 'F10' && event.shiftKey)) return false;
      const drawn = lines.current?.querySelector(`[data-index="${index}"]`);
      if (line !== null && drawn) openFor(event, line, drawn.getBoundingClientRect());
      return true;
    },
    onContextMenu: (event, line) => openFor(event, line, new DOMRect(event.clientX, event.clientY, 0, 0)),
    element,
  };
}
