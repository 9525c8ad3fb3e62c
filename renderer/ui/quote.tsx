import type { ReactNode } from 'react';
import { cx } from './class-names.ts';
import { codeColour } from './code-swatch.tsx';
import styles from './quote.module.css';

export interface QuoteProps {
  children: ReactNode;
  /** A code's colour, 0 to 11, as a bar at the left. */
  colour?: number;
  /** The citation below the quote. */
  origin?: ReactNode;
  /** The language of the text, for the right glyphs. */
  lang?: string | undefined;
  className?: string | undefined;
}

/** Text that someone wrote or said, in the serif reserved for it. Adds no quotation marks. */
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
