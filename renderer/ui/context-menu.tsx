import { useRef, useState, type MouseEvent, type ReactNode } from 'react';
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

export interface ContextMenuProps {
  label: string;
  /** Called when the menu opens. An empty list opens nothing. */
  sections: () => readonly MenuSection[];
  children: ReactNode;
  className?: string | undefined;
}

/** Opens a menu over its content on right click, Shift-F10 and the menu key. */
export function ContextMenu({ label, sections, children, className }: ContextMenuProps) {
  const [open, setOpen] = useState<{ at: DOMRect; sections: readonly MenuSection[] } | null>(null);
  const onContextMenu = (event: MouseEvent) => {
    const asked = sections();
    if (asked.length === 0) return;
    event.preventDefault();
    setOpen({ at: new DOMRect(event.clientX, event.clientY, 0, 0), sections: asked });
  };
  return (
    <>
      <div className={className} onContextMenu={onContextMenu}>
        {children}
      </div>
      <MenuAt
        label={label}
        sections={open?.sections ?? []}
        at={open?.at ?? null}
        onClose={() => setOpen(null)}
      />
    </>
  );
}
