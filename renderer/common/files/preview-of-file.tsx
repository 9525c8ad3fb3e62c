import type { ReactNode } from 'react';
import styles from './preview-of-file.module.css';

/** A preview, which is greyed and out of reach while another file is being read. */
export function PreviewOfFile({ isEarlier, children }: { isEarlier: boolean; children: ReactNode }) {
  return (
    <div className={isEarlier ? styles.earlier : styles.preview} inert={isEarlier}>
      {children}
    </div>
  );
}
