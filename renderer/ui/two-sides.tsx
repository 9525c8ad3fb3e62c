import { diffChars, diffWordsWithSpace, type ChangeObject } from 'diff';
import { Fragment, type ReactNode } from 'react';
import styles from './two-sides.module.css';

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
  const parts = show ? null : partsOf(one.text, other.text);
  const wordsOf = ({ text }: Side, only: 'removed' | 'added'): ReactNode =>
    show
      ? show(text)
      : parts
        ? parts
            .filter((part) => part[only] || !(part.added || part.removed))
            .map((part, index) =>
              part[only] ? (
                <mark key={index} className={styles.only}>
                  {part.value}
                </mark>
              ) : (
                <Fragment key={index}>{part.value}</Fragment>
              ),
            )
        : text;
  return (
    <dl className={styles.sides}>
      <dt>{one.label}</dt>
      <dd>{wordsOf(one, 'removed')}</dd>
      <dt>{other.label}</dt>
      <dd>{wordsOf(other, 'added')}</dd>
    </dl>
  );
}

/** The common and the differing parts; null if the texts have too little in common. */
function partsOf(one: string, other: string): ChangeObject<string>[] | null {
  // Chinese has no spaces between words.
  const isHan = /\p{Script=Han}/u.test(one + other);
  const parts = isHan ? diffChars(one, other) : diffWordsWithSpace(one, other);
  const common = parts.reduce((sum, part) => sum + (part.added || part.removed ? 0 : part.value.length), 0);
  return common >= MIN_SHARE_ALIKE * Math.max(one.length, other.length) ? parts : null;
}
