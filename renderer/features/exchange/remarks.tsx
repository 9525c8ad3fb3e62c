import type { Remark } from '#core/refi/incoming.ts';
import { useWords } from '#renderer/state/words.ts';
import { Disclosure } from '#renderer/ui/disclosure.tsx';
import styles from './exchange.module.css';

/** So many remarks of one kind are shown; of more, a line says how many there are. */
const SHOWN = 20;

/** So many things that a remark is about are named. */
const ITEMS = 100;

/** What is to be known of an exchange, a line each; what it is about opens below it. */
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
      {shown.map(({ key, parameters, items = [] }, index) => {
        const said = t(key, { ...parameters, defaultValue: key });
        if (items.length === 0) return <li key={index}>{said}</li>;
        return (
          <li key={index} className={styles.withItems}>
            <Disclosure title={said} level={3}>
              <ul className={styles.items}>
                {items.slice(0, ITEMS).map((item, place) => (
                  <li key={place}>{item}</li>
                ))}
                {items.length > ITEMS && <li>{t('exchange:rows_more', { count: items.length - ITEMS })}</li>}
              </ul>
            </Disclosure>
          </li>
        );
      })}
      {shown.length < remarks.length && (
        <li>{t('exchange:more_remarks', { count: remarks.length - shown.length })}</li>
      )}
    </ul>
  );
}
