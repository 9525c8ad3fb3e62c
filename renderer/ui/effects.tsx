import type { ReactNode } from 'react';
import styles from './effects.module.css';

/** What a dialog will do, in sentences; screen readers read it again whenever the choices change it. */
export function Effects({ children }: { readonly children: ReactNode }) {
  return (
    <div role="status" className={styles.effects}>
      {children}
    </div>
  );
}
