import type { ReactNode } from 'react';
import { cx } from './class-names.ts';
import styles from './empty-state.module.css';

export interface EmptyStateProps {
  icon?: ReactNode;
  /** One sentence about what would be here. */
  sentence: string;
  /** One next step, usually a Button. */
  children?: ReactNode;
  className?: string | undefined;
}

/** Shown where a list has no rows. */
export function EmptyState({ icon, sentence, children, className }: EmptyStateProps) {
  return (
    <div data-empty className={cx(styles.empty, className)}>
      {icon}
      <p className={styles.sentence}>{sentence}</p>
      {children}
    </div>
  );
}
