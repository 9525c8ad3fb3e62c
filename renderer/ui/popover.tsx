import { useEffect, useRef, type ReactNode } from 'react';
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
  /**
   * The page below stays as it is: a press there closes it and does what it does. For what floats over a long text,
   * all of which the browser would have to style anew to make it inert.
   */
  isLight?: boolean;
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
  isLight = false,
}: PopoverProps) {
  const body = useRef<Element | null>(null);
  body.current ??= document.body;
  const own = useRef<HTMLElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    if (!isLight || !isOpen) return undefined;
    const onPress = ({ target }: PointerEvent): void => {
      if (target instanceof Node && !own.current?.contains(target)) close.current();
    };
    document.addEventListener('pointerdown', onPress, { capture: true });
    return () => document.removeEventListener('pointerdown', onPress, { capture: true });
  }, [isLight, isOpen]);
  return (
    <AriaPopover
      ref={own}
      isNonModal={isLight}
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
