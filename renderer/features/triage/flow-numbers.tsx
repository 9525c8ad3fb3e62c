import { useWords } from '#renderer/state/words.ts';
import { SectionHeading } from '#renderer/ui/section-heading.tsx';
import { flowNumberInWords } from '#words/flow-figure.ts';
import { flowOutline, openNumber, useFlow } from './flow-choice.ts';
import styles from './flow.module.css';
import panelStyles from './triage-panel.module.css';

/** The numbers of the flow, each a link to its sources. */
export function FlowNumbers() {
  const words = useWords();
  const { t, language } = words;
  const { value: flow } = useFlow();
  const format = new Intl.NumberFormat(language);
  if (!flow) return null;
  return (
    <section className={styles.numbers}>
      <SectionHeading>{t('triage:flow_numbers')}</SectionHeading>
      <ul>
        {flowOutline(flow).map(({ number, depth, count }) => {
          const what = flowNumberInWords(words, number);
          return (
            <li key={`${number.box} ${number.reason ?? number.reason === null}`}>
              <button
                type="button"
                className={styles.number}
                style={{ paddingInlineStart: 8 + 16 * depth }}
                disabled={count === 0}
                onClick={() => openNumber(flow, number)}
              >
                <span className={styles.numberWords}>{what}</span>
                <span className={styles.numberCount}>{format.format(count)}</span>
              </button>
            </li>
          );
        })}
      </ul>
      <p className={panelStyles.note}>{t('triage:flow_note')}</p>
    </section>
  );
}
