import { sampleDesignFrom } from '#core/sampling/sample-design.ts';
import { useWords } from '#renderer/state/words.ts';
import { CopyLink } from '#renderer/ui/note.tsx';
import { SectionHeading } from '#renderer/ui/section-heading.tsx';
import { sampleSentence } from '#words/sample-sentence.ts';
import { localeOf } from '#words/locale.ts';
import { AllocationTable } from '#renderer/common/sampling/allocation-table.tsx';
import { useSamples } from './samples-place.ts';
import styles from './triage-panel.module.css';

/** How the selected sample was drawn, in words to copy and in numbers. */
export function SampleFacts() {
  const words = useWords();
  const { t, language } = words;
  const { chosen } = useSamples();
  if (!chosen) return null;
  const design = sampleDesignFrom(chosen.settings);
  const sentence = sampleSentence(words, design, chosen.seed);
  const date = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long' });
  return (
    <div className={styles.panel}>
      <section>
        <SectionHeading>{t('triage:how_drawn')}</SectionHeading>
        <p className={styles.sentence}>
          {sentence}
          <CopyLink text={sentence} />
        </p>
        <p className={styles.note}>
          {t('triage:drawn_on', { date: date.format(new Date(chosen.createdAt)) })}
        </p>
      </section>
      {design.frame.length > 1 && (
        <section className={styles.strata}>
          <AllocationTable caption={t('triage:strata_table')} frame={design.frame} />
        </section>
      )}
    </div>
  );
}
