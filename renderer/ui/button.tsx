import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import styles from './button.module.css';
import { cx } from './class-names.ts';

export type ButtonTone = 'plain' | 'primary' | 'quiet' | 'danger';

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  /** `primary` once per screen at most; `quiet` has no frame; `danger` for what removes. */
  tone?: ButtonTone;
  size?: 'small' | 'medium';
  /** A 16-px picture before the words. */
  icon?: ReactNode;
  children: ReactNode;
  className?: string | undefined;
}

/** A button with words. For a picture alone, see IconButton. */
export function Button({ tone = 'plain', size = 'medium', icon, children, className, ...rest }: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      data-tone={tone}
      className={cx(styles.button, styles[tone], styles[size], className)}
    >
      {icon}
      {children}
    </AriaButton>
  );
}
