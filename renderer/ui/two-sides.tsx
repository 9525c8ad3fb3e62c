import { Fragment, type ReactNode } from 'react';
import styles from './two-sides.module.css';
import { wordParts } from './word-parts.ts';

export interface Side {
  readonly label: string;
  readonly text: string;
}

export interface TwoSidesProps {
  readonly one: Side;
  readonly other: Side;
  /** Renders a text in another form, such as a colour; nothing is marked then. */
  readonly show?: ((text: string) => ReactNode) | undefined;
}

/** Texts with a smaller part in common than this are not marked: all of it would be. */
const MIN_SHARE_ALIKE = 0.3;

/** Two wordings of one thing, one below the other, with their differences marked. */
export function TwoSides({ one, other, show }: TwoSidesProps) {
  const parts = show ? null : wordParts(one.text, other.text, MIN_SHARE_ALIKE);
  const wordsOf = ({ text }: Side, own: 'one' | 'other'): ReactNode =>
    show
      ? show(text)
      : parts
        ? parts
            .filter((part) => part.in === own || part.in === 'both')
            .map((part, index) =>
              part.in === 'both' ? (
                <Fragment key={index}>{part.text}</Fragment>
              ) : (
                <mark key={index} className={styles.only}>
                  {part.text}
                </mark>
              ),
            )
        : text;
  return (
    <dl className={styles.sides}>
      <dt>{one.label}</dt>
      <dd>{wordsOf(one, 'one')}</dd>
      <dt>{other.label}</dt>
      <dd>{wordsOf(other, 'other')}</dd>
    </dl>
  );
}
