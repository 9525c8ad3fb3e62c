import type { ActDetail } from '#electron/services/act-detail.ts';
import { useWords } from '#renderer/state/words.ts';
import { settledInWords } from '#words/settled-row.ts';
import styles from './history.module.css';

/** In a team: what was decided where others had changed the same, line by line. */
export function SettledRows({ rows }: { readonly rows: ActDetail['settled'] }) {
  const words = useWords();
  if (rows.length === 0) return null;
  return (
    <ul className={styles.settled} aria-label={words.t('history:settled_rows')}>
      {rows.map((row, place) => (
        <li key={place}>{settledInWords(words, row)}</li>
      ))}
    </ul>
  );
}
