import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { cx } from './class-names.ts';
import styles from './icon-button.module.css';
import { Tooltip } from './tooltip.tsx';

export interface IconButtonProps extends Omit<
  AriaButtonProps,
  'children' | 'className' | 'style' | 'aria-label'
> {
  /** What it does: its accessible name and tooltip. */
  label: string;
  /** Keys that do the same, shown in the tooltip. */
  keys?: string | undefined;
  size?: 'small' | 'medium';
  className?: string | undefined;
  children: ReactNode;
}

/** A button with an icon only; its words are in a tooltip. */
export function IconButton({ label, keys, size = 'medium', className, children, ...rest }: IconButtonProps) {
  return (
    <Tooltip content={label} keys={keys}>
      <AriaButton {...rest} aria-label={label} className={cx(styles.button, styles[size], className)}>
        {children}
      </AriaButton>
    </Tooltip>
  );
}
