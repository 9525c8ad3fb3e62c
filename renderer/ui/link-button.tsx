import type { ReactNode } from 'react';
import { Button, type ButtonProps } from 'react-aria-components';
import { cx } from './class-names.ts';
import styles from './link-button.module.css';

export interface LinkButtonProps extends Omit<ButtonProps, 'children' | 'className' | 'style'> {
  children: ReactNode;
  className?: string | undefined;
}

/** An action within a line of text, underlined like a link: “memo · pin as example”. */
export function LinkButton({ children, className, ...rest }: LinkButtonProps) {
  return (
    <Button {...rest} className={cx(styles.link, className)}>
      {children}
    </Button>
  );
}
