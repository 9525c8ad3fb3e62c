// The content of a figure as plain values: numbers to draw and words to print, already in the reader's
// language. `words/` composes them and `figures/` draws them; neither knows the other.
import type { ColourIndex } from '../records.ts';

/** The texts around the marks of a figure. */
export interface FigureText {
  readonly title: string;
  /** Unit, denominator, scope. */
  readonly subtitle: string;
  /** Below the figure: the method sentence and the meaning of marks, one paragraph each. */
  readonly notes: readonly string[];
  /** The language of the words, as a BCP 47 tag. */
  readonly language: string;
}

/** A column of a figure: what was counted, and its base. */
export interface FigureColumn {
  readonly label: string;
  /** The base in words, such as `of 1,986`; empty where there is none. */
  readonly base: string;
  /** The base of shares; null where counts have no base, as with passages. */
  readonly n: number | null;
}

/** One count of one theme. */
export interface FigureCell {
  readonly count: number;
  /** As printed: `612`, or `9 of 17`. */
  readonly label: string;
  /** The share as printed, `31 %`; empty where none is printed. */
  readonly share: string;
  /**
   * The share as drawn, in [0, 1]; null where it is the count divided by the column's n, or where there is no
   * share.
   */
  readonly part: number | null;
  /** The ends of an interval around the share, each in [0, 1]; null where none is shown. */
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** The whole cell as a sentence, for screen readers. */
  readonly spoken: string;
}

/** A theme or code with its cells, one for each column; null is a dash: there is nobody to count. */
export interface FigureRow {
  readonly label: string;
  /** The name in the second language; empty where there is none. */
  readonly label2: string;
  /** A sign after the name that a note explains, such as `◇`; empty where there is none. */
  readonly mark: string;
  readonly colour: ColourIndex;
  /** The indentation of the name, in levels of the code tree. */
  readonly depth: number;
  readonly cells: readonly (FigureCell | null)[];
}

/**
 * Bars of themes, with a panel for each column. Panels with a base share one scale of shares, the others one
 * scale of counts, so that only comparable bars are compared.
 */
export interface BarFigure extends FigureText {
  readonly rows: readonly FigureRow[];
  readonly columns: readonly FigureColumn[];
}

/**
 * Two shares of each theme on one scale, joined by a line. The first column is drawn filled, the second
 * hollow; `columns` and each row's `cells` hold exactly two.
 */
export interface PairFigure extends FigureText {
  readonly rows: readonly (FigureRow & { readonly remark: string })[];
  readonly columns: readonly [FigureColumn, FigureColumn];
  /** The heading of the remarks on the right, such as the analyst's verdicts; empty where there are none. */
  readonly remarkLabel: string;
  /** The labels of the scale at none, a quarter, half, three quarters and all. */
  readonly scale: readonly [none: string, quarter: string, half: string, threeQuarters: string, all: string];
}

/** A box of a flow: a number of sources, and what they consist of. */
export interface FlowFigureBox {
  /** The program's name for the box, written on its mark for click handlers. */
  readonly box: string;
  readonly label: string;
  /** As printed: `1,986`. */
  readonly number: string;
  /** Smaller lines in the box, such as the reasons for exclusion with their numbers. */
  readonly details: readonly { readonly label: string; readonly number: string }[];
}

/** The steps of the sources, from top to bottom, and what leaves at each step, at its side. */
export interface FlowFigure extends FigureText {
  readonly steps: readonly { readonly box: FlowFigureBox; readonly leaving: FlowFigureBox | null }[];
}
