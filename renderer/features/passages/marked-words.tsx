import { use, type ReactNode } from 'react';
import { codeColours } from '#core/codes/colours.ts';
import type { Span } from '#core/span.ts';
import type { MarkedText } from '#electron/services/queries.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { markedPieces, type MarkedPiece } from './marked-stretch.ts';
import { MarkedIn, type MarkedPart } from './use-marked.ts';
import styles from './marked-words.module.css';

/** The strokes of the first parts; later ones begin again, and are told apart by their letters. */
const strokes = [styles.solid, styles.dotted, styles.dashed];

/** A stretch of text with the passages of each part underlined, and the letter of the part where one begins. */
export function MarkedWords({
  marked,
  own,
  lang,
}: {
  readonly marked: MarkedText;
  /** The passage of the row itself. */
  readonly own: Span;
  readonly lang: string | undefined;
}) {
  const parts = use(MarkedIn)?.parts ?? [];
  return (
    <p className={styles.stretch} lang={lang}>
      {markedPieces(marked, own).map((piece, index) => (
        // The pieces of a text are in its order.
        <Piece key={index} piece={piece} parts={parts} />
      ))}
    </p>
  );
}

function Piece({ piece, parts }: { readonly piece: MarkedPiece; readonly parts: readonly MarkedPart[] }) {
  const letters = piece.begins.map((part) => (
    <kbd key={part} className={styles.letter}>
      {parts[part]?.letter}
    </kbd>
  ));
  const marked = piece.parts.reduceRight<ReactNode>(
    (inside, part, depth) => (
      <span
        className={cx(styles.mark, strokes[part % strokes.length])}
        style={{
          textDecorationColor: colourOf(parts[part]),
          textUnderlineOffset: `${4 + depth * 5}px`,
        }}
      >
        {inside}
      </span>
    ),
    piece.text,
  );
  return (
    <>
      {letters}
      <span className={cx(piece.parts.length === 0 && styles.around, piece.isOwn && styles.own)}>
        {marked}
      </span>
    </>
  );
}

function colourOf(part: MarkedPart | undefined): string {
  return part?.colour === null || part === undefined
    ? 'var(--ink-second)'
    : `var(--code-${part.colour % codeColours.length})`;
}
