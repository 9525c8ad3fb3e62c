// Where codings and their labels stand beside a text, in pixels.

/** A line box of the text, in pixels from the top of the text; `along` is 0 at its left edge and 1 at its right. */
export interface LinePlace {
  readonly top: number;
  readonly bottom: number;
  readonly along: number;
}

/** The widths of a label's parts, in pixels. */
export interface LabelWidths {
  /** The names above the code with their separators; 0 for none. */
  readonly above: number;
  readonly code: number;
  /** The remark on the coding; 0 for none. */
  readonly note: number;
}

/** A coding with text near the screen. */
export interface MarginCoding {
  readonly id: string;
  readonly lane: number;
  readonly start: number;
  readonly end: number;
  /** The index of the paragraph or page in which it begins. */
  readonly block: number;
  /** The places of its first and last character; null if not near the screen. */
  readonly first: LinePlace | null;
  readonly last: LinePlace | null;
  readonly widths: LabelWidths;
  /** For a coding that runs through several columns: the index of this bar, from 0. Only the first has a label. */
  readonly part?: number;
}

export interface MarginBar {
  readonly id: string;
  readonly part: number;
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly height: number;
}
