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
  /** Null for a saved query, which is no code and has a sign of its own. */
  readonly colour: ColourIndex | null;
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

/** A theme in one period of a line. */
export interface TimelinePoint {
  /** Null where nothing is counted: a gap. */
  readonly count: number | null;
  /** What the count is out of; null where it is a share of nothing. */
  readonly n: number | null;
  /** In [0, 1]; null where there is none. */
  readonly share: number | null;
  /** As printed beside the point: `45%`, or `8 of 17`. */
  readonly label: string;
  /** The base under the tick; empty where there is none. */
  readonly base: string;
  /** The whole point as a sentence, for screen readers. */
  readonly spoken: string;
}

/** One period of a timeline. */
export interface TimelineTick {
  /** Under its tick: `2019`, `Q4`, `12`. */
  readonly label: string;
  /** Where there is less room: `’19`. */
  readonly short: string;
  /** The year that it lies in, for ticks that thin out. */
  readonly year: string;
  /** Whether it stands beside time rather than in it: a year without month, or no date. Nothing is joined to it. */
  readonly isApart: boolean;
}

/** Small multiples: a column of panels for each theme, a row for each line, all on one scale. */
export interface TimelineFigure extends FigureText {
  readonly ticks: readonly TimelineTick[];
  readonly themes: readonly Pick<FigureRow, 'label' | 'label2' | 'colour'>[];
  readonly lines: readonly { readonly label: string; readonly note: string }[];
  /** By line, then by theme, then by period. */
  readonly points: readonly (readonly (readonly TimelinePoint[])[])[];
  /** Shares, or counts from zero. */
  readonly isShares: boolean;
  /** Whether every line has a scale of its own. */
  readonly isOwnScale: boolean;
  /** Beside lines drawn as squares. */
  readonly squareNote: string;
  /** Lettered lines: `at` is in periods from the beginning of the first, with a fraction. */
  readonly events: readonly { readonly letter: string; readonly at: number }[];
}

/** A line of portraits under the head of its group, with the printed numbers of its lanes. */
export type PortraitFigureLine =
  | { readonly what: 'group'; readonly label: string; readonly counts: readonly string[] }
  | {
      readonly what: 'line';
      readonly name: string;
      /** Beside the name: the value that lines are sorted by; empty where there is none. */
      readonly label: string;
      readonly date: string;
      /** The share of the width that the text takes, in (0, 1]; null where nothing is drawn. */
      readonly length: number | null;
      /** In place of the drawing, such as that nobody has reviewed it; else empty. */
      readonly remark: string;
      readonly marks: readonly {
        readonly lane: number;
        /** In [0, 1], shares of the width. */
        readonly left: number;
        readonly width: number;
        readonly isCounterexample: boolean;
      }[];
      readonly counts: readonly string[];
      /** The whole line as a sentence, for screen readers. */
      readonly spoken: string;
    };

/** Sources beneath each other, each a line of its passages, on one scale. */
export interface PortraitFigure extends FigureText {
  readonly lanes: readonly { readonly label: string; readonly colour: ColourIndex }[];
  /** Over the drawing: its beginning, quarters and end; empty labels draw a mark without words. */
  readonly scale: readonly string[];
  readonly lines: readonly PortraitFigureLine[];
  readonly total: { readonly label: string; readonly counts: readonly string[] };
  /** What a stroke before a bar means; empty where none is drawn. */
  readonly stroke: string;
}

/** A cell of a shaded table. */
export interface ShadedCell {
  /** As printed: `51 (61%)`, `9 of 17`, `–`. */
  readonly text: string;
  /** From 0 to 4; null for no shading. */
  readonly step: number | null;
}

/** A table with shaded cells: groups of rows, each under the name of a theme. */
export interface ShadedTable extends FigureText {
  readonly columns: readonly string[];
  readonly groups: readonly {
    readonly label: string;
    readonly label2: string;
    /** Null where the group is no theme, as for bases. */
    /** Null for bases and for saved queries. */
    readonly colour: ColourIndex | null;
    readonly isQuery: boolean;
    readonly rows: readonly { readonly label: string; readonly cells: readonly ShadedCell[] }[];
  }[];
  /** What the shading shows, then the five steps in words; empty without shading. */
  readonly legend: readonly string[];
}

/** One unit in the order of an accumulation. */
export interface AccumulationPoint {
  readonly label: string;
  /** How many came new with it. */
  readonly fresh: number;
  /** As printed under it: `+2`, `0`. */
  readonly freshLabel: string;
  /** How many there were up to it, and the mean of that over all orders. */
  readonly observed: number;
  readonly expected: number;
}

/** What came new unit by unit: bars, with the line of all so far and a dashed one of any order. */
export interface AccumulationFigure extends FigureText {
  readonly points: readonly AccumulationPoint[];
  /** Beside the last point of the line. */
  readonly last: string;
  /** What the dashed line is. */
  readonly expectedLabel: string;
}
