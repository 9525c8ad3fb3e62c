import { ALL, NONE } from '#core/counting/grouping.ts';
import type { Stratum } from '#core/triage/sampling.ts';
import { useWords } from '#renderer/state/words.ts';
import styles from './triage.module.css';

/** Every stratum with how many it holds and how many are drawn. */
export function AllocationTable({ caption, frame }: { caption: string; frame: readonly Stratum[] }) {
  const { t, language } = useWords();
  const number = new Intl.NumberFormat(language);
  const whole = frame.reduce((sum, { sourceIds }) => sum + sourceIds.length, 0);
  const drawn = frame.reduce((sum, stratum) => sum + stratum.drawn, 0);
  const nameOf = (key: string): string => {
    if (key === ALL) return t('triage:stratum_all');
    return key === NONE ? t('triage:stratum_none') : key;
  };
  return (
    <table className={styles.allocation}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('triage:stratum')}</th>
          <th scope="col">{t('triage:stratum_drawn')}</th>
          <th scope="col">{t('triage:stratum_size')}</th>
        </tr>
      </thead>
      <tbody>
        {frame.map(({ key, sourceIds, drawn: share }) => (
          <tr key={key}>
            <th scope="row">{nameOf(key)}</th>
            <td>{number.format(share)}</td>
            <td>{number.format(sourceIds.length)}</td>
          </tr>
        ))}
      </tbody>
      {frame.length > 1 && (
        <tfoot>
          <tr>
            <th scope="row">{t('triage:together')}</th>
            <td>{number.format(drawn)}</td>
            <td>{number.format(whole)}</td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}
