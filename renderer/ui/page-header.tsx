import type { ReactNode } from 'react';
import { cx } from './class-names.ts';
import styles from './page-header.module.css';

export interface PageHeaderProps {
  title: ReactNode;
  /** A muted line below the title. */
  subtitle?: ReactNode;
  /** Controls before the title. */
  before?: ReactNode;
  /** Controls at the right end. */
  children?: ReactNode;
  /** A line below, where content scrolls under the header. */
  ruled?: boolean;
  /** Few and small controls stay beside the title in a narrow window too. */
  inOneRow?: boolean;
  className?: string | undefined;
}

/** The heading of a screen, in serif, with the controls for the whole screen. */
export function PageHeader({ title, subtitle, before, children, className, ...props }: PageHeaderProps) {
  const { ruled = false, inOneRow = false } = props;
  return (
    <header className={cx(styles.header, ruled && styles.ruled, inOneRow && styles.oneRow, className)}>
      {before !== undefined && <div className={styles.before}>{before}</div>}
      <div className={styles.words}>
        <h1 className={styles.title}>{title}</h1>
        {subtitle !== undefined && <p className={styles.subtitle}>{subtitle}</p>}
      </div>
      {children !== undefined && <div className={styles.controls}>{children}</div>}
    </header>
  );
}
