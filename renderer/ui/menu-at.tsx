import { useRef } from 'react';
import { Popover } from 'react-aria-components';
import { cx } from './class-names.ts';
import listStyles from './list-box.module.css';
import { Menu, type MenuSection } from './menu.tsx';
import menuStyles from './menu.module.css';

export interface MenuAtProps {
  label: string;
  sections: readonly MenuSection[];
  /** The place in window coordinates; null closes the menu. */
  at: DOMRect | null;
  onClose: () => void;
}

/** A menu that opens at a place in the window instead of at a button. */
export function MenuAt({ label, sections, at, onClose }: MenuAtProps) {
  const body = useRef<Element | null>(null);
  body.current ??= document.body;
  return (
    <Popover
      aria-label={label}
      isOpen={at !== null && sections.some((section) => section.entries.length > 0)}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      triggerRef={body}
      getTargetRect={() => at}
      placement="bottom start"
      offset={2}
      className={cx(listStyles.popover, menuStyles.menu)}
    >
      <Menu label={label} sections={sections} autoFocus onClose={onClose} />
    </Popover>
  );
}
