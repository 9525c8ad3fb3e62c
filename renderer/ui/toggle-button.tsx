import type { ReactNode } from 'react';
import {
  ToggleButton as AriaToggleButton,
  type ToggleButtonProps as AriaToggleButtonProps,
} from 'react-aria-components';
import { cx } from './class-names.ts';
import styles from './toggle-button.module.css';

export interface ToggleButtonProps extends Omit<AriaToggleButtonProps, 'children' | 'className' | 'style'> {
  icon?: ReactNode;
  children?: ReactNode;
  className?: string | undefined;
}

/** A button that stays pressed. Without a label it needs an `aria-label`. */
export function ToggleButton({ icon, children, className, ...rest }: ToggleButtonProps) {
  return (
    <AriaToggleButton {...rest} className={cx(styles.button, className)}>
      {icon}
      {children}
    </AriaToggleButton>
  );
}
