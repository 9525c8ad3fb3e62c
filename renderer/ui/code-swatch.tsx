import type { ReactNode } from 'react';
import { codeColours } from '#core/codes/colours.ts';
import { cx } from './class-names.ts';
import styles from './code-swatch.module.css';

/** How many colours there are for codes; they are numbered from 0. */
export const codeColourCount = codeColours.length;

/** The CSS value of a code's colour in the present theme; indices beyond the last go round. */
export function codeColour(index: number): string {
  return `var(--code-${((index % codeColourCount) + codeColourCount) % codeColourCount})`;
}

export interface CodeSwatchProps {
  /** 0 to 11. */
  colour: number;
  /** A ring instead of a square, for what is not a choice of the present kind. */
  hollow?: boolean;
  /** The name, which always stands beside the colour somewhere; here or by the caller. */
  children?: ReactNode;
  className?: string | undefined;
}

/** The square in a code's colour, before its name. */
export function CodeSwatch({ colour, hollow = false, children, className }: CodeSwatchProps) {
  const square = (
    <span
      aria-hidden
      className={cx(styles.square, hollow && styles.hollow, children === undefined && className)}
      style={{ color: codeColour(colour) }}
    />
  );
  if (children === undefined) return square;
  return (
    <span className={cx(styles.named, className)}>
      {square}
      <span className={styles.name}>{children}</span>
    </span>
  );
}
