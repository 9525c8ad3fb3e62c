import { useWords } from '#renderer/state/words.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import type { PortraitLayout } from './portrait-row.tsx';
import styles from './portraits.module.css';

interface PortraitLegendProps {
  readonly layout: PortraitLayout;
  /** Shows or hides the lane of a theme. */
  readonly onToggle: (theme: number) => void;
}

/** The themes with and without a lane; a press shows or hides the lane. */
export function PortraitLegend({ layout, onToggle }: PortraitLegendProps) {
  const { t } = useWords();
  const { made, lanes, name, colour } = layout;
  return (
    <div className={styles.legend} role="group" aria-label={t('portraits:lanes')}>
      {made.themes.map(({ codeId }, theme) => {
        const place = lanes.indexOf(theme);
        return (
          <button
            key={codeId}
            type="button"
            aria-pressed={place >= 0}
            className={cx(styles.lane, place < 0 && styles.off)}
            onClick={() => onToggle(theme)}
          >
            <CodeSwatch colour={colour(theme)} hollow={place < 0}>
              {place < 0 ? name(theme) : t('portraits:lane', { theme: name(theme), lane: place + 1 })}
            </CodeSwatch>
          </button>
        );
      })}
      <span className={styles.key}>
        <i aria-hidden />
        {t('portraits:counterexample')}
      </span>
    </div>
  );
}
