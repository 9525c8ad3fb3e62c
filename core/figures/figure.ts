// What a figure shows, as plain values: numbers to draw and words to print, already in the reader's language.
// `words/` composes them, `figures/` draws them; neither knows the other.
import type { ColourIndex } from '../records.ts';

/** What every figure prints around its marks. */
export interface FigureText {
  readonly title: string;
  /** Unit, denominator, scope. */
  readonly subtitle: string;
  /** Below the figure: the method sentence and what marks mean, a paragraph each. */
  readonly notes: readonly string[];
  /** A BCP 47 tag: the language of the words. */
  readonly language: string;
}

/** A column of a figure: what was counted, and out of how many. */
export interface FigureColumn {
  readonly label: string;
  /** The base in words, such as `of 1,986`; empty where there is none. */
  readonly base: string;
  /** The base of shares; null where counts have none, as with passages. */
  readonly n: number | null;
}

/** One count of one theme. */
export interface FigureCell {
  readonly count: number;
  /** As printed: `612`, or `9 of 17`. */
  readonly label: string;
  /** The share as printed, `31 %`; empty where none is written. */
  readonly share: string;
  /** The share as drawn, in [0, 1]; null where it is the count out of the column's n, or no share at all. */
  readonly part: number | null;
  /** The ends of an interval around the share, each in [0, 1]; null where none is shown. */
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** The whole cell as a sentence, for those who hear the figure. */
  readonly spoken: string;
}

/** A theme or code with its cells, one for each column; null is a dash: nobody to count. */
export interface FigureRow {
  readonly label: string;
  /** The name in the second language; empty where there is none. */
  readonly label2: string;
  /** A sign after the name that a note explains, such as `◇`; empty where there is none. */
  readonly mark: string;
  readonly colour: ColourIndex;
  /** How far the name stands in from the left, in steps of the code tree. */
  readonly depth: number;
  readonly cells: readonly (FigureCell | null)[];
}

/**
 * Bars of themes, a panel for each column. Panels with a base share one scale of shares, the others one scale
 * of counts, so that bars are compared only with their like.
 */
export interface BarFigure extends FigureText {
  readonly rows: readonly FigureRow[];
  readonly columns: readonly FigureColumn[];
}

/**
 * Two shares of each theme on one scale, joined by a line. The first column is drawn full, the second hollow;
 * `columns` and each row's `cells` hold exactly two.
 */
export interface PairFigure extends FigureText {
  readonly rows: readonly (FigureRow & { readonly remark: string })[];
  readonly columns: readonly [FigureColumn, FigureColumn];
  /** The head of the remarks at the right, such as the analyst's verdicts; empty where there are none. */
  readonly remarkLabel: string;
  /** What the scale says at none, a quarter, half, three quarters and all. */
  readonly scale: readonly [none: string, quarter: string, half: string, threeQuarters: string, all: string];
}

/** A box of a flow: so many sources, and what they consist of. */
export interface FlowFigureBox {
  /** What the program calls the box; stands on its mark, for those who listen to clicks. */
  readonly box: string;
  readonly label: string;
  /** As printed: `1,986`. */
  readonly number: string;
  /** Smaller lines in the box, such as the reasons for exclusion with their numbers. */
  readonly details: readonly { readonly label: string; readonly number: string }[];
}

/** What the sources go through, from top to bottom, and what leaves at each step, at its side. */
export interface FlowFigure extends FigureText {
  readonly steps: readonly { readonly box: FlowFigureBox; readonly leaving: FlowFigureBox | null }[];
}
