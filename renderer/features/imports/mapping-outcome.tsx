import { valueInWords } from '#renderer/common/sources/value-in-words.ts';
import { useWords } from '#renderer/state/words.ts';
import { Note } from '#renderer/ui/note.tsx';
import type { TableOutcome } from './use-table-preview.ts';
import styles from './mapping.module.css';

/** The result of importing a table: how many sources, which problems, and a preview of the first sources. */
export function MappingOutcome({ outcome }: { outcome: TableOutcome }) {
  const { t } = useWords();
  const { sources, withoutText, leftOut, datesUnreadable, valuesUnreadable, unreadDates, first } = outcome;
  const problems = [
    ...(unreadDates ? [t('imports:dates_not_taken', { ...unreadDates })] : []),
    ...(leftOut > 0 ? [t('imports:rows_without_text', { count: leftOut })] : []),
    ...(withoutText > leftOut ? [t('imports:sources_without_text', { count: withoutText - leftOut })] : []),
    ...(datesUnreadable > 0 ? [t('imports:dates_unreadable', { count: datesUnreadable })] : []),
    ...(valuesUnreadable > 0 ? [t('imports:values_unreadable', { count: valuesUnreadable })] : []),
  ];
  return (
    <section aria-label={t('imports:outcome')} className={styles.outcome}>
      <h3 className={styles.heading}>{t('imports:becomes', { count: sources })}</h3>
      {problems.length > 0 && (
        <Note tone="warning">
          {problems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </Note>
      )}
      {first.length > 0 && (
        <ol className={styles.cards}>
          {first.map((row) => (
            <li key={row.row} className={styles.card}>
              <strong className={styles.cardTitle}>{row.title}</strong>
              <span className={styles.facts}>
                {[row.date, row.className, row.respondents.join(', '), row.language, row.origin]
                  .filter((fact) => fact !== null && fact !== '')
                  .join(' · ')}
              </span>
              {row.attributes.length > 0 && (
                <span className={styles.facts}>
                  {row.attributes
                    .map(({ name, type, value }) => `${name}: ${valueInWords(t, { type }, value)}`)
                    .join(' · ')}
                </span>
              )}
              <p className={styles.text}>{row.text === '' ? t('sources:no_text') : row.text}</p>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
