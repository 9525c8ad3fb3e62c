import type { Remark } from '#core/refi/incoming.ts';
import { useWords } from '#renderer/state/words.ts';
import styles from './exchange.module.css';

/** So many remarks of one kind are shown; of more, a line says how many there are. */
const SHOWN = 20;

/** What is to be known of an exchange, a line each. */
export function Remarks({ remarks }: { remarks: readonly Remark[] }) {
  const { t } = useWords();
  const count = new Map<string, number>();
  const shown = remarks.filter(({ key }) => {
    const now = (count.get(key) ?? 0) + 1;
    count.set(key, now);
    return now <= SHOWN;
  });
  if (remarks.length === 0) return null;
  return (
    <ul className={styles.remarks}>
      {shown.map(({ key, parameters }, index) => (
        <li key={index}>{t(key, { ...parameters, defaultValue: key })}</li>
      ))}
      {shown.length < remarks.length && (
        <li>{t('exchange:more_remarks', { count: remarks.length - shown.length })}</li>
      )}
    </ul>
  );
}
