import { useCallback, useMemo } from 'react';
import type { Theme } from '#core/codes/colours.ts';
import type { Saturation } from '#core/saturation/saturation.ts';
import { accumulationFigure } from '#figures/accumulation.ts';
import { useWords } from '#renderer/state/words.ts';
import { Figure } from '#renderer/ui/figure/figure.tsx';
import { saturationInWords } from '#words/saturation-figure.ts';
import styles from './saturation.module.css';

/** The figure on the screen, as wide as there is room; its words stand around it. */
export function AccumulationPlot({ found }: { found: Saturation }) {
  const words = useWords();
  const figure = useMemo(
    () => ({ ...saturationInWords(words, found), title: '', subtitle: '', notes: [] }),
    [words, found],
  );
  const draw = useCallback(
    (width: number, theme: Theme) => accumulationFigure(figure, { width, theme }),
    [figure],
  );
  return (
    <div className={styles.figure}>
      <Figure draw={draw} />
    </div>
  );
}
