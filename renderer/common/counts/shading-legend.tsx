import { shadingLimits } from '#core/counting/shading.ts';
import { useWords } from '#renderer/state/words.ts';
import { cx } from '#renderer/ui/class-names.ts';
import shades from '#renderer/ui/shades.module.css';
import styles from './counting.module.css';

/** The limits of the five steps of shading, and how cells of few are written. */
export function ShadingLegend({ title }: { title: string }) {
  const { t } = useWords();
  const steps = [0, ...shadingLimits].map((from, step) => {
    const next = shadingLimits[step];
    if (next === undefined) return t('counting:shading.from', { from });
    return step === 0
      ? t('counting:shading.under', { to: next })
      : t('counting:shading.between', { from, to: next - 1 });
  });
  return (
    <p className={styles.legend}>
      <span>{title}</span>
      <span className={styles.steps}>
        {steps.map((words, step) => (
          <span key={words} className={cx(styles.step, shades[`shade${step}`])}>
            {words}
          </span>
        ))}
      </span>
      <span>{t('counting:shading.few')}</span>
    </p>
  );
}
