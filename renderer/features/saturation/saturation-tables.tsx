import type { Saturation } from '#core/saturation/saturation.ts';
import { useWords } from '#renderer/state/words.ts';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { countInWords, decimalInWords } from '#words/numbers.ts';
import { reasonSentence } from '#words/reason-sentence.ts';
import { gridLines, reachedInWords, thresholdInWords } from '#words/saturation-figure.ts';
import { open, useOpened } from './opened.ts';
import styles from './saturation.module.css';

/** Guest's grid: where the first run with few new codes stands, for each base, run and threshold. */
export function StoppingGrid({ found: { grid, singletons, doubletons, chao2 } }: { found: Saturation }) {
  const words = useWords();
  const { t } = words;
  const lines = gridLines(grid);
  const reasons = new Set(grid.flatMap(({ reason }) => (reason ? [reasonSentence(words, reason)] : [])));
  return (
    <section className={styles.part}>
      <h2 className={styles.partTitle}>{t('saturation:grid_of')}</h2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('saturation:grid_column.base')}</th>
            <th scope="col">{t('saturation:grid_column.base_count')}</th>
            <th scope="col">{t('saturation:grid_column.run')}</th>
            {lines[0]?.all.map(({ threshold }) => (
              <th key={threshold} scope="col">
                {thresholdInWords(words, threshold)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ first: { base, run, baseCount }, all }) => (
            <tr key={`${base} ${run}`}>
              <th scope="row">{base}</th>
              <td>{countInWords(words, baseCount)}</td>
              <td>{run}</td>
              {all.map((each) => (
                <td key={each.threshold} className={styles.strong}>
                  {reachedInWords(words, each)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {[...reasons].map((reason) => (
        <p key={reason} className={styles.quiet}>
          {reason}
        </p>
      ))}
      <p className={styles.quiet}>{t('saturation:reads')}</p>
      <p className={styles.quiet}>
        {t('saturation:rare', { singletons, doubletons, chao2: decimalInWords(words, chao2, 1) })}
      </p>
    </section>
  );
}

/** The units in order; each opens the codes that are new with it. */
export function UnitTable({ found: { rows } }: { found: Saturation }) {
  const words = useWords();
  const { t } = words;
  const { unitId } = useOpened();
  return (
    <section className={styles.part}>
      <h2 className={styles.partTitle}>{t('saturation:units')}</h2>
      <table className={styles.table}>
        <thead>
          <tr>
            {(['name', 'new', 'observed', 'expected'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`saturation:column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, newCodes, observed, expected }) => (
            <tr key={id} data-chosen={id === unitId ? '' : undefined}>
              <th scope="row">
                <LinkButton aria-pressed={id === unitId} onPress={() => open(id)}>
                  {name}
                </LinkButton>
              </th>
              <td className={styles.strong}>{countInWords(words, newCodes.length)}</td>
              <td>{countInWords(words, observed)}</td>
              <td>{decimalInWords(words, expected, 1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
