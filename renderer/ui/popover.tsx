import { useEffect, useRef, type ReactNode } from 'react';
import { Dialog, Popover as AriaPopover, type PopoverProps as AriaPopoverProps } from 'react-aria-components';
import { cx } from './class-names.ts';
import styles from './popover.module.css';

export interface PopoverProps {
  /** Its accessible name. */
  label: string;
  isOpen: boolean;
  onClose: () => void;
  /** Returns the rectangle to stand beside, in window coordinates; called on every placement. */
  anchor: () => DOMRect | null;
  placement?: NonNullable<AriaPopoverProps['placement']>;
  children: ReactNode;
  className?: string | undefined;
  /**
   * Leaves the page interactive: a click outside closes the popover and takes effect. For popovers over a long text,
   * because making all of it inert would restyle it.
   */
  isLight?: boolean;
}

/**
 * Floats beside a rectangle of the window, such as a selection, and never over it: it flips to the other side if space
 * is short. Escape and a click elsewhere close it, and the focus returns to where it was.
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
