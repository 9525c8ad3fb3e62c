import { levels, type Level } from '#core/agreement/request.ts';
import { useWords } from '#renderer/state/words.ts';
import { RadioGroup } from '#renderer/ui/radio-group.tsx';
import { SectionHeading } from '#renderer/ui/section-heading.tsx';
import { paragraphOf } from '#words/sentences.ts';
import { Threshold } from './agreement-controls.tsx';
import styles from './agreement.module.css';
import { useAgreementChoices } from './use-agreement.ts';

/** Beside the coefficients: the six levels, each as the question that it answers. */
export function LevelPanel() {
  const words = useWords();
  const { t } = words;
  const [choices, change] = useAgreementChoices();
  return (
    <div className={styles.panel}>
      <section className={styles.section}>
        <SectionHeading>{t('agreement_screen:level_heading')}</SectionHeading>
        <RadioGroup<Level>
          label={t('agreement_screen:level_heading')}
          labelHidden
          value={choices.level}
          onChange={(level) => change({ level })}
          options={levels.map((level) => ({
            value: level,
            label: t(`agreement_screen:levels.${level}`),
            note: paragraphOf(words, [
              t(`agreement_screen:questions.${level}`),
              t(`agreement_screen:level_notes.${level}`),
            ]),
          }))}
        />
        {choices.level === 'segments' && <Threshold choices={choices} onChange={change} />}
      </section>
      <section className={styles.section}>
        <p className={styles.quiet}>{t('agreement_screen:level_always')}</p>
        <p className={styles.quiet}>{t('agreement_screen:reflexive')}</p>
      </section>
    </div>
  );
}
