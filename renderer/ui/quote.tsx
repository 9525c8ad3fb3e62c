import type { ReactNode } from 'react';
import { cx } from './class-names.ts';
import { codeColour } from './code-swatch.tsx';
import styles from './quote.module.css';

export interface QuoteProps {
  children: ReactNode;
  /** The colour of the code it stands under, 0 to 11, as a bar at its left. */
  colour?: number;
  /** Where it comes from, below it. */
  origin?: ReactNode;
  /** The language of the words, so that they get the right glyphs. */
  lang?: string | undefined;
  className?: string | undefined;
}

/** Words that someone wrote or said, in the serif that Concord keeps for them. It adds no quotation marks. */
export function Quote({ children, colour, origin, lang, className }: QuoteProps) {
  return (
    <figure className={cx(styles.figure, className)}>
      <blockquote
        className={cx(styles.quote, colour !== undefined && styles.barred)}
        style={colour === undefined ? undefined : { borderLeftColor: codeColour(colour) }}
        lang={lang}
      >
        {children}
      </blockquote>
      {origin !== undefined && <figcaption className={styles.origin}>{origin}</figcaption>}
    </figure>
  );
}
