import type { ReactNode } from 'react';
import styles from './form-row.module.css';

/** Fields side by side on one line, sharing its width; they wrap when it is narrow. */
export function FormRow({ children }: { children: ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}
