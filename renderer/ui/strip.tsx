import { cx } from './class-names.ts';
import styles from './strip.module.css';

export interface StripItem {
  readonly id: string;
  readonly title: string;
  readonly open: () => void;
  /** Whether it stands at the right end, apart from the others. */
  readonly isApart?: boolean;
  /** A small number beside the title; none for 0. */
  readonly count?: number;
}

/** A line below the tabs that chooses among the parts of a screen. */
export function Strip({ label, here, items }: { label: string; here: string; items: readonly StripItem[] }) {
  return (
    <nav aria-label={label} className={styles.strip}>
      {items.map(({ id, title, open, isApart = false, count = 0 }) => (
        <button
          key={id}
          type="button"
          aria-current={id === here ? 'page' : undefined}
          className={cx(styles.kind, id === here && styles.current, isApart && styles.apart)}
          onClick={open}
        >
          {title}
          {count > 0 && (
            <span className={styles.count} aria-hidden>
              {count}
            </span>
          )}
        </button>
      ))}
    </nav>
  );
}
