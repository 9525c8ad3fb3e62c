import { useWords } from '#renderer/state/words.ts';
import { missingByKind, type MissingNamed } from '#words/salvage-report.ts';
import styles from './salvage.module.css';

/** So many names of each kind are shown. */
const SHOWN = 200;

/** What salvage could not save, by kind and by name. */
export function MissingList({ missing }: { missing: readonly MissingNamed[] }) {
  const words = useWords();
  return (
    <div
      className={styles.missing}
      role="group"
      aria-label={words.t('salvage:missing')}
      // It scrolls, and is nothing that could be pressed.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      {missingByKind(words, missing).map(({ heading, names }) => (
        <section key={heading}>
          <h3 className={styles.kind}>{heading}</h3>
          <ul className={styles.names}>
            {names.slice(0, SHOWN).map((name, place) => (
              // Two rows may bear one name.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={place}>{name}</li>
            ))}
            {names.length > SHOWN && <li>{words.t('salvage:more', { count: names.length - SHOWN })}</li>}
          </ul>
        </section>
      ))}
    </div>
  );
}
