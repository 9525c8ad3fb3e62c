import { Check, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Trial, TrialStep } from '#core/team/trial.ts';
import { useWords } from '#renderer/state/words.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { errorSentence } from '#words/error-sentence.ts';
import styles from './trial-steps.module.css';

interface TrialStepsProps {
  readonly steps: readonly TrialStep[];
  /** Null before the first trial. */
  readonly trial: Trial | null;
  /** What a step found, in a sentence. */
  readonly found: (step: TrialStep) => string;
  /** What to do where a step failed, or what a step asks for. */
  readonly remedy?: (step: TrialStep) => ReactNode;
}

/** The steps of a connection in order: what each found, the one that failed with its remedy, and those that wait. */
export function TrialSteps({ steps, trial, found, remedy }: TrialStepsProps) {
  const words = useWords();
  const { t } = words;
  return (
    <ol className={styles.steps} aria-label={t('team_begin:trial.list')}>
      {steps.map((step) => {
        const done = trial?.steps.find((each) => each.step === step);
        const problem = done?.problem ?? null;
        return (
          <li
            key={step}
            className={cx(styles.step, done === undefined && styles.waiting)}
            // A step that fails brings its remedy, which may lie below what is in view.
            {...(problem !== null && { ref: bringIntoView })}
          >
            <span className={cx(styles.mark, problem !== null && styles.failed)}>
              {done === undefined ? (
                '·'
              ) : problem === null ? (
                <Check size={15} aria-hidden />
              ) : (
                <TriangleAlert size={15} aria-hidden />
              )}
            </span>
            <strong className={cx(styles.name, problem !== null && styles.failed)}>
              {t(`team_begin:trial.steps.${step}`)}
            </strong>
            <div className={styles.said}>
              {done === undefined ? (
                <p>{t('team_begin:trial.waits')}</p>
              ) : (
                <p className={cx(problem !== null && styles.why)}>
                  {problem === null ? found(step) : errorSentence(words, problem)}
                </p>
              )}
              {done !== undefined && remedy?.(step)}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

function bringIntoView(step: HTMLElement | null): void {
  step?.scrollIntoView({ block: 'nearest' });
}
