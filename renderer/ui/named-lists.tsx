import { useWords } from '#renderer/state/words.ts';
import styles from './named-lists.module.css';

export interface NamedList {
  readonly heading: string;
  readonly names: readonly string[];
  /** The total, if not all names are given. */
  readonly count?: number;
}

interface NamedListsProps {
  label: string;
  lists: readonly NamedList[];
}

/** How many names of each list are shown. */
const MAX_SHOWN = 200;

/** Lists of names under headings, in a scrolling box. */
export function NamedLists({ label, lists }: NamedListsProps) {
  const { t } = useWords();
  return (
    <div
      className={styles.lists}
      role="group"
      aria-label={label}
      // It must be focusable to scroll by keyboard, though nothing in it can be pressed.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      {lists.map(({ heading, names, count = names.length }) => (
        <section key={heading}>
          <h3 className={styles.heading}>{heading}</h3>
          <ul className={styles.names}>
            {names.slice(0, MAX_SHOWN).map((name, place) => (
              // Names may repeat, so the index is the key.
              <li key={place}>{name}</li>
            ))}
            {count > MAX_SHOWN && <li>{t('ui:and_more', { count: count - MAX_SHOWN })}</li>}
          </ul>
        </section>
      ))}
    </div>
  );
}
