import { useWords } from '#renderer/state/words.ts';
import { cx } from '#renderer/ui/class-names.ts';
import shades from '#renderer/ui/shades.module.css';
import { shadingSteps } from '#words/crosstab-figure.ts';
import styles from './counting.module.css';

/** The limits of the five steps of shading, and how cells of few are written. */
export function ShadingLegend({ title }: { title: string }) {
  const words = useWords();
  return (
    <p className={styles.legend}>
      <span>{title}</span>
      <span className={styles.steps}>
        {shadingSteps(words).map((limits, step) => (
          <span key={limits} className={cx(styles.step, shades[`shade${step}`])}>
            {limits}
          </span>
        ))}
      </span>
      <span>{words.t('counting:shading.few')}</span>
    </p>
  );
}
