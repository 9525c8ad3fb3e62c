import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { cx } from './class-names.ts';
import styles from './icon-button.module.css';
import { Tooltip } from './tooltip.tsx';

export interface IconButtonProps extends Omit<
  AriaButtonProps,
  'children' | 'className' | 'style' | 'aria-label'
> {
  /** What it does, in words: its accessible name and its tooltip. */
  label: string;
  /** The keys that do the same, named in the tooltip. */
  keys?: string | undefined;
  size?: 'small' | 'medium';
  className?: string | undefined;
  children: ReactNode;
}

/** A button that is a picture, with its words in a tooltip. */
export function IconButton({ label, keys, size = 'medium', className, children, ...rest }: IconButtonProps) {
  return (
    <Tooltip content={label} keys={keys}>
      <AriaButton {...rest} aria-label={label} className={cx(styles.button, styles[size], className)}>
        {children}
      </AriaButton>
    </Tooltip>
  );
}
