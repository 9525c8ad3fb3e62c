import type { ReactNode } from 'react';
import styles from './effects.module.css';

/** What a dialog will do, sentence by sentence: told anew whenever its choices change it. */
export function Effects({ children }: { readonly children: ReactNode }) {
  return (
    <div role="status" className={styles.effects}>
      {children}
    </div>
  );
}
