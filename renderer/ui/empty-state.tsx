import type { ReactNode } from 'react';
import { cx } from './class-names.ts';
import styles from './empty-state.module.css';

export interface EmptyStateProps {
  icon?: ReactNode;
  /** One sentence: what would be here. */
  sentence: string;
  /** One next step, usually a Button. */
  children?: ReactNode;
  className?: string | undefined;
}

/** What stands where a list has nothing to show. */
export function EmptyState({ icon, sentence, children, className }: EmptyStateProps) {
  return (
    <div data-empty className={cx(styles.empty, className)}>
      {icon}
      <p className={styles.sentence}>{sentence}</p>
      {children}
    </div>
  );
}
