import type { ReactNode } from 'react';
import { codeColours } from '#core/codes/colours.ts';
import { cx } from './class-names.ts';
import styles from './code-swatch.module.css';

/** The number of code colours; they are numbered from 0. */
export const codeColourCount = codeColours.length;

/** The CSS value of a code's colour in the current theme; larger indices wrap around. */
export function codeColour(index: number): string {
  return `var(--code-${((index % codeColourCount) + codeColourCount) % codeColourCount})`;
}

export interface CodeSwatchProps {
  /** 0 to 11. */
  colour: number;
  /** A ring instead of a square, for an entry that is not of the kind being chosen. */
  hollow?: boolean;
  /** The name, which must stand beside the colour: here, or placed by the caller. */
  children?: ReactNode;
  className?: string | undefined;
}

/** A square in the colour of a code, before its name. */
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
