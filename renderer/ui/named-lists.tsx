import { useWords } from '#renderer/state/words.ts';
import styles from './named-lists.module.css';

export interface NamedList {
  readonly heading: string;
  readonly names: readonly string[];
  /** How many there are, where not all are named. */
  readonly count?: number;
}

interface NamedListsProps {
  label: string;
  lists: readonly NamedList[];
}

/** So many names of each list are shown. */
const SHOWN = 200;

/** Lists of names under their headings, in a box that scrolls. */
export function NamedLists({ label, lists }: NamedListsProps) {
  const { t } = useWords();
  return (
    <div
      className={styles.lists}
      role="group"
      aria-label={label}
      // It scrolls, and is nothing that could be pressed.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      {lists.map(({ heading, names, count = names.length }) => (
        <section key={heading}>
          <h3 className={styles.heading}>{heading}</h3>
          <ul className={styles.names}>
            {names.slice(0, SHOWN).map((name, place) => (
              // Two rows may bear one name.
              <li key={place}>{name}</li>
            ))}
            {count > SHOWN && <li>{t('ui:and_more', { count: count - SHOWN })}</li>}
          </ul>
        </section>
      ))}
    </div>
  );
}
