import type { ReactNode } from 'react';
import styles from './badge.module.css';

/** A small count or mark at the end of a line. */
export function Badge({ children }: { children: ReactNode }) {
  return <span className={styles.badge}>{children}</span>;
}
