import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import styles from './button.module.css';
import { cx } from './class-names.ts';

export type ButtonTone = 'plain' | 'primary' | 'quiet' | 'danger';

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  /** `primary` at most once per screen; `quiet` has no border; `danger` for what removes something. */
  tone?: ButtonTone;
  size?: 'small' | 'medium';
  /** A 16-px icon before the words. */
  icon?: ReactNode;
  children: ReactNode;
  className?: string | undefined;
}

/** A button with words. For an icon alone, see IconButton. */
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
