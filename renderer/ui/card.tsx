import type { ReactNode } from 'react';
import { cx } from './class-names.ts';
import styles from './card.module.css';

/** A card in a panel: one object in the inspector. */
export function Card({ children, className }: { children: ReactNode; className?: string | undefined }) {
  return <div className={cx(styles.card, className)}>{children}</div>;
}
