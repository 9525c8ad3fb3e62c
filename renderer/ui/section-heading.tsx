import type { ReactNode } from 'react';
import { cx } from './class-names.ts';
import styles from './section-heading.module.css';

export interface SectionHeadingProps {
  children: ReactNode;
  /** At the right end: a count, a unit, or a small menu. */
  after?: ReactNode;
  level?: 2 | 3 | 4;
  className?: string | undefined;
}

/** The small letter-spaced heading of a panel's section: “INTERVIEWS    19 · 17 PEOPLE”. */
export function SectionHeading({ children, after, level = 2, className }: SectionHeadingProps) {
  const Level = `h${level}` as const;
  return (
    <div className={cx(styles.line, className)}>
      <Level className={styles.heading}>{children}</Level>
      {after !== undefined && <span className={styles.after}>{after}</span>}
    </div>
  );
}
