import { ALL, NONE } from '#core/counting/grouping.ts';
import type { Stratum } from '#core/sampling/sample-design.ts';
import { UNKNOWN_SHARE } from '#core/sampling/allocation.ts';
import { useWords } from '#renderer/state/words.ts';
import { NumberField } from '#renderer/ui/number-field.tsx';
import styles from './allocation-table.module.css';

export interface AllocationTableProps {
  readonly caption: string;
  readonly frame: readonly Stratum[];
  /** Changes expected shares; left out where they can only be read. */
  readonly onGuess?: (key: string, share: number) => void;
}

/** Each stratum with its size, the number drawn and, if requested, its expected share. */
export function AllocationTable({ caption, frame, onGuess }: AllocationTableProps) {
  const { t, language } = useWords();
  const number = new Intl.NumberFormat(language);
  const whole = frame.reduce((sum, { sourceIds }) => sum + sourceIds.length, 0);
  const drawn = frame.reduce((sum, stratum) => sum + stratum.drawn, 0);
  const hasGuesses = frame.some(({ guess }) => guess !== undefined);
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
          {hasGuesses && <th scope="col">{t('triage:stratum_expected')}</th>}
          <th scope="col">{t('triage:stratum_drawn')}</th>
          <th scope="col">{t('triage:stratum_size')}</th>
        </tr>
      </thead>
      <tbody>
        {frame.map(({ key, sourceIds, drawn: share, guess = UNKNOWN_SHARE }) => (
          <tr key={key}>
            <th scope="row">{nameOf(key)}</th>
            {hasGuesses && (
              <td className={styles.guess}>
                {onGuess === undefined ? (
                  number.format(guess * 100)
                ) : (
                  <NumberField
                    label={t('triage:expected_in', { name: nameOf(key) })}
                    labelHidden
                    value={guess * 100}
                    minValue={0}
                    maxValue={100}
                    onChange={(percent) => onGuess(key, percent === null ? UNKNOWN_SHARE : percent / 100)}
                  />
                )}
              </td>
            )}
            <td>{number.format(share)}</td>
            <td>{number.format(sourceIds.length)}</td>
          </tr>
        ))}
      </tbody>
      {frame.length > 1 && (
        <tfoot>
          <tr>
            <th scope="row" colSpan={hasGuesses ? 2 : 1}>
              {t('triage:together')}
            </th>
            <td>{number.format(drawn)}</td>
            <td>{number.format(whole)}</td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}
