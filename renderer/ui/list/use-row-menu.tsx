import { useState, type ReactNode } from 'react';
import { MenuAt } from '../context-menu.tsx';
import type { MenuSection } from '../menu.tsx';

export interface RowMenu {
  /** Opens over `at`, in coordinates of the window. */
  open: (at: DOMRect, sections: readonly MenuSection[]) => void;
  /** To be rendered beside the list. */
  element: ReactNode;
}

/** The menu of the lines of a list; one for all of them. */
export function useRowMenu(label: string): RowMenu {
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
