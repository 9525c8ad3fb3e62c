import type { Remark } from '#core/refi/incoming.ts';
import { useWords } from '#renderer/state/words.ts';
import { Disclosure } from '#renderer/ui/disclosure.tsx';
import styles from './exchange.module.css';
import { groupedRemarks } from './grouped-remarks.ts';

/** How many lines are shown; a further line says how many more there are. */
const MAX_LINES = 100;

/** How many subjects of a remark are listed. */
const MAX_ITEMS = 100;

/** The remarks on an exchange, one line each, with their subjects in a list that opens below. */
export function Remarks({ remarks }: { remarks: readonly Remark[] }) {
  const { t } = useWords();
  if (remarks.length === 0) return null;
  const lines = groupedRemarks(remarks, t);
  const shown = lines.slice(0, MAX_LINES);
  return (
    <ul className={styles.remarks}>
      {shown.map(({ sentence, items }, index) => {
        if (items.length === 0) return <li key={index}>{sentence}</li>;
        return (
          <li key={index} className={styles.withItems}>
            <Disclosure title={sentence} level={3}>
              <ul className={styles.items}>
                {items.slice(0, MAX_ITEMS).map((item, place) => (
                  <li key={place}>{item}</li>
                ))}
                {items.length > MAX_ITEMS && (
                  <li>{t('exchange:rows_more', { count: items.length - MAX_ITEMS })}</li>
                )}
              </ul>
            </Disclosure>
          </li>
        );
      })}
      {shown.length < lines.length && (
        <li>{t('exchange:more_remarks', { count: lines.length - shown.length })}</li>
      )}
    </ul>
  );
}
