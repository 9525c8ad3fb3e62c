import { useRef, type ReactNode } from 'react';
import { Dialog, Popover as AriaPopover, type PopoverProps as AriaPopoverProps } from 'react-aria-components';
import { cx } from './class-names.ts';
import styles from './popover.module.css';

export interface PopoverProps {
  /** Its accessible name. */
  label: string;
  isOpen: boolean;
  onClose: () => void;
  /** The place it belongs to, in coordinates of the window, asked whenever it is placed. */
  anchor: () => DOMRect | null;
  placement?: NonNullable<AriaPopoverProps['placement']>;
  children: ReactNode;
  className?: string | undefined;
}

/**
 * Floats beside a rectangle of the window, such as a selection, and never over it: it goes to the other side
 * where there is no room. Escape and a click elsewhere close it, and focus returns to where it was.
 */
export function Popover({
  label,
  isOpen,
  onClose,
  anchor,
  placement = 'bottom start',
  children,
  className,
}: PopoverProps) {
  const body = useRef<Element | null>(null);
  body.current ??= document.body;
  return (
    <AriaPopover
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      triggerRef={body}
      getTargetRect={anchor}
      placement={placement}
      offset={6}
      className={cx(styles.popover, className)}
    >
      <Dialog aria-label={label} className={styles.dialog ?? ''}>
        {children}
      </Dialog>
    </AriaPopover>
  );
}
