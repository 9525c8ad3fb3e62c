import { ArrowRight } from 'lucide-react';
import type { KeptState } from '#electron/services/kept-tables/state.ts';
import { useWords } from '#renderer/state/words.ts';
import { show } from '#renderer/state/workspace.ts';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { timeInWords } from './time-in-words.ts';
import styles from './kept-tables.module.css';

/** More changed values than these are counted, not listed. */
const MAX_ROWS = 200;

/** What has changed in a kept item since it was last exported. */
export function KeptChanges({ state, isFigure }: { readonly state: KeptState; readonly isFigure: boolean }) {
  const words = useWords();
  const { t } = words;
  if (state.at === null || state.what === 'cannot') return null;
  const time = timeInWords(words, state.at);
  if (state.what !== 'changed')
    return <p className={styles.quiet}>{t('kept_tables:same_since', { time })}</p>;
  const { values, words: hasWords, layout } = state.changes;
  const also = [
    ...(layout ? [t('kept_tables:also.layout')] : []),
    ...(hasWords ? [t('kept_tables:also.words')] : []),
  ];
  return (
    <section className={styles.changes} aria-label={t('kept_tables:changed_since', { time })}>
      <h3>
        {t('kept_tables:changed_since', { time })}
        <LinkButton onPress={() => show('history')}>{t('kept_tables:in_history')}</LinkButton>
      </h3>
      {values.length > 0 && (
        <table>
          <tbody>
            {values.slice(0, MAX_ROWS).map(({ row, column, from, to }) => (
              <tr key={`${row} ${column}`}>
                <th scope="row">{[row, column].filter(Boolean).join(' · ')}</th>
                <td>{from ?? '–'}</td>
                <td>
                  <ArrowRight size={14} aria-label={t('kept_tables:to')} />
                </td>
                <td>
                  <b>{to ?? '–'}</b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {values.length > MAX_ROWS && (
        <p className={styles.quiet}>{t('kept_tables:more_values', { count: values.length - MAX_ROWS })}</p>
      )}
      <p className={styles.quiet}>
        {also.length === 0
          ? t(`kept_tables:also.${isFigure ? 'nothing_of_figure' : 'nothing'}`)
          : t('kept_tables:also.list', { list: also.join(t('counting:scope.separator')) })}
      </p>
    </section>
  );
}
