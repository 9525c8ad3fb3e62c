// A table as it stands in a paper: caption, heads, rows and note in words, with the numbers behind them. Word files,
// workbooks, the screen and the record of an export are all made from this one value.

/** A number within a text that says several, or that says more than the number. */
export interface LaidPart {
  /** Tells the numbers of one text apart: `count` and `of`, `low` and `high`. */
  readonly key: string;
  /** What it is beside the others, as `out of`; empty for the number that the text is about. */
  readonly name: string;
  readonly value: number;
  readonly format: 'count' | 'percent' | 'decimal';
}

/** One printed value. */
export interface LaidCell {
  readonly text: string;
  /** The number behind the text, for workbooks; left out where the text says more than a number, as `9 of 17` does. */
  readonly value?: number;
  /** The numbers of a text that says several: 9 and 17 of `9 of 17`. */
  readonly parts?: readonly LaidPart[];
}

/** A head over several columns. */
export interface LaidHead {
  readonly key: string;
  readonly name: string;
  /** A second, quieter line: `of 1,986`. */
  readonly note: string;
  /** The number in that line. */
  readonly parts?: readonly LaidPart[];
}

/** One column after the first, which names the rows. */
export interface LaidColumn {
  readonly key: string;
  readonly name: string;
  readonly note: string;
  /** The number in its note. */
  readonly parts?: readonly LaidPart[];
  readonly align: 'start' | 'end';
  /** The head that it stands under together with its neighbours; null without one. */
  readonly under: LaidHead | null;
  /** How a workbook shows its numbers; `percent` is a share from 0 to 1. */
  readonly format: 'count' | 'percent' | 'decimal' | 'text';
  /** The key of the column whose share this is: both are one printed number. */
  readonly shareOf: string | null;
}

/** One row; a row without cells is a heading over those that follow. */
export interface LaidRow {
  readonly key: string;
  readonly name: string;
  /** How far the name is set in. */
  readonly depth: number;
  readonly look: 'plain' | 'heading' | 'quiet';
  /** In the order of the columns. */
  readonly cells: readonly LaidCell[];
}

/** A table in words. */
export interface LaidTable {
  readonly caption: string;
  /** The same in another language, below it; left out where it has none. */
  readonly secondCaption?: string;
  /** What the rows are: the head of their names. */
  readonly rowHead: string;
  /** Whether its cells hold texts of several lines: it is then printed in landscape, and its rows may be split. */
  readonly isOfText?: true;
  readonly columns: readonly LaidColumn[];
  readonly rows: readonly LaidRow[];
  /** How it was counted and what its marks mean, in paragraphs. */
  readonly notes: readonly string[];
}

/** A run of columns under one head, or one column without a head; `from` is the first, `count` how many they are. */
export interface LaidSpan {
  readonly head: LaidHead | null;
  readonly from: number;
  readonly count: number;
}

/** The heads over the columns, in order. Columns without a head stand alone. */
export function spansOf(columns: readonly Pick<LaidColumn, 'under'>[]): LaidSpan[] {
  const spans: LaidSpan[] = [];
  columns.forEach(({ under }, from) => {
    const last = spans.at(-1);
    if (last?.head && under && last.head.key === under.key)
      spans[spans.length - 1] = { ...last, count: last.count + 1 };
    else spans.push({ head: under, from, count: 1 });
  });
  return spans;
}
