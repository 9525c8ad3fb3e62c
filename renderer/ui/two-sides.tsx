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
  /** Shows a text in another way than as it stands, such as a colour; then nothing is marked in it. */
  readonly show?: ((text: string) => ReactNode) | undefined;
}

/** Of texts that have less than this in common, nothing is marked: all of it would be. */
const ALIKE = 0.3;

/** Two wordings of one thing below each other, with what is only in one of them marked. */
export function TwoSides({ one, other, show }: TwoSidesProps) {
  const parts = show ? null : partsOf(one.text, other.text);
  const told = ({ text }: Side, only: 'removed' | 'added'): ReactNode =>
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
      <dd>{told(one, 'removed')}</dd>
      <dt>{other.label}</dt>
      <dd>{told(other, 'added')}</dd>
    </dl>
  );
}

/** What both say and what only one does; null where they have too little in common. */
function partsOf(one: string, other: string): ChangeObject<string>[] | null {
  // Chinese has no spaces between words.
  const isHan = /\p{Script=Han}/u.test(one + other);
  const parts = isHan ? diffChars(one, other) : diffWordsWithSpace(one, other);
  const common = parts.reduce((sum, part) => sum + (part.added || part.removed ? 0 : part.value.length), 0);
  return common >= ALIKE * Math.max(one.length, other.length) ? parts : null;
}
