import { useLayoutEffect, useRef, useState } from 'react';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { svgElement } from '#renderer/ui/figure/svg-element.ts';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { cx } from '#renderer/ui/class-names.ts';
import type { FigureOf } from './figure-desk.ts';
import { useFigureChoices } from './figure-choices.ts';
import type { FigureMaking } from './figure-making.ts';
import { OF_FIGURE } from './print-figure.ts';
import styles from './figures.module.css';

export interface FigurePreviewProps {
  readonly what: FigureOf;
  readonly making: FigureMaking;
}

/** The figure as it will be exported, at its size and on its background. */
export function FigurePreview({ what, making }: FigurePreviewProps) {
  const { t, language } = useWords();
  const [choices] = useFigureChoices(what);
  const notice = useProject((state) => [...state.tables.project.values()][0]?.notice ?? null);
  const [inGreys, setInGreys] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const { svg, width, height } = making.print(choices, notice);
  useLayoutEffect(() => {
    frame.current?.replaceChildren(svgElement(svg));
  }, [svg]);
  // The figure stands under the table, perhaps out of sight: scroll to it when the panel opens.
  useLayoutEffect(() => {
    frame.current?.parentElement?.scrollIntoView({ block: 'start' });
  }, []);
  const millimetres = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const size = { width: millimetres.format(width), height: millimetres.format(height) };
  return (
    <section {...OF_FIGURE} className={styles.preview} aria-label={t('figure_panel:preview')}>
      <div className={styles.previewHead}>
        <h2 className={styles.previewTitle}>{t('figure_panel:preview')}</h2>
        <span>{t('figure_panel:at_its_size', size)}</span>
        <LinkButton className={styles.greys} aria-pressed={inGreys} onPress={() => setInGreys(!inGreys)}>
          {t(inGreys ? 'figure_panel:in_colours' : 'figure_panel:in_greys')}
        </LinkButton>
      </div>
      <div
        ref={frame}
        className={cx(styles.sheet, choices.ground === 'none' && styles.clear, inGreys && styles.grey)}
      />
    </section>
  );
}
