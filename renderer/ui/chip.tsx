import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { cx } from './class-names.ts';
import styles from './chip.module.css';

export interface ChipProps {
  children: ReactNode;
  tone?: 'plain' | 'accent' | 'warning' | 'danger';
  /** Adds a button that removes the chip; `removeLabel` is its label. */
  onRemove?: () => void;
  removeLabel?: string;
  className?: string | undefined;
}

/** A word in a frame: an active filter, a state, a class. */
export function Chip({ children, tone = 'plain', onRemove, removeLabel = '', className }: ChipProps) {
  return (
    <span className={cx(styles.chip, styles[tone], className)}>
      {children}
      {onRemove && (
        <Button aria-label={removeLabel} className={styles.remove ?? ''} onPress={onRemove}>
          <X size={12} aria-hidden />
        </Button>
      )}
    </span>
  );
}
