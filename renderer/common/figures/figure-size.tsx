import { MIN_TYPE_POINTS } from '#core/figures/figure-setting.ts';
import type { PrintedFigure } from '#figures/printed.ts';
import { useWords } from '#renderer/state/words.ts';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { Note } from '#renderer/ui/note.tsx';
import type { FigureChoices } from './figure-choices.ts';
import styles from './figures.module.css';

export interface FigureSizeProps {
  readonly figure: PrintedFigure;
  readonly choices: Pick<FigureChoices, 'width' | 'shrinks'>;
  /** The width of a picture in pixels; null for a drawing. */
  readonly dots: number | null;
  readonly onShrink: (shrinks: boolean) => void;
}

/** The printed size of the figure and of its smallest type, with a remedy if either does not fit. */
export function FigureSize({ figure, choices, dots, onShrink }: FigureSizeProps) {
  const { t, language } = useWords();
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const tenths = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const size = { width: whole.format(figure.width), height: whole.format(figure.height) };
  const points = tenths.format(figure.smallestType);
  const isSmall = figure.smallestType < MIN_TYPE_POINTS;
  const height = dots === null ? 0 : Math.round((dots * figure.height) / figure.width);
  return (
    <div className={styles.size}>
      {figure.needed > choices.width && (
        <>
          <Note tone="warning">
            {t('figure_panel:needs', {
              needed: whole.format(figure.needed),
              width: whole.format(choices.width),
            })}
          </Note>
          <Checkbox isSelected={choices.shrinks} onChange={onShrink}>
            {t('figure_panel:shrink', { width: whole.format(choices.width) })}
          </Checkbox>
        </>
      )}
      {isSmall && (
        <Note tone="warning">
          {t('figure_panel:too_small', { points, width: whole.format(figure.width) })}
        </Note>
      )}
      <p className={styles.quiet}>
        {t('figure_panel:measures', { ...size, points })}
        {dots !== null &&
          ` · ${t('figure_panel:pixels', { width: whole.format(dots), height: whole.format(height) })}`}
      </p>
      <p className={styles.quiet}>{t('figure_panel:journals', { points: MIN_TYPE_POINTS })}</p>
    </div>
  );
}
