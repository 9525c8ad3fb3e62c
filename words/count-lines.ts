// Counts of themes as the lines of a table, for kinds of analysis whose cells have bases of their own: the bases first,
// then each theme with its rows. The same on screens, on paper and in the clipboard.
import { cellAsText, type CellWords } from './cell-words.ts';

/** A cell of the table. */
export interface CountLineCell {
  readonly words: CellWords;
  readonly count: number | null;
  /** The step of its shading from 0 to 4; null for none, as where few are counted. */
  readonly step: number | null;
  /** Why there is no count or no share; empty if nothing is missing. */
  readonly reason: string;
}

/** A line: the bases of a row, a row of a theme, or a theme's total over the rows. */
export interface CountLine {
  readonly id: string;
  /** The id of the theme; null for bases. */
  readonly codeId: string | null;
  /** The key of the row; null for a total. */
  readonly row: string | null;
  readonly name: string;
  /** A remark on the row, such as how its class was covered; else empty. */
  readonly note: string;
  /** In the order of the columns. */
  readonly cells: readonly CountLineCell[];
}

/** A theme, or the bases, over its lines. */
export interface CountGroup {
  /** The id of the theme; empty for the bases. */
  readonly key: string;
  readonly name: string;
  readonly name2: string;
  /** Names of the codes above it. */
  readonly above: readonly string[];
  /** ◇ if the interview guide asked about it, ◈ if in part, else empty. */
  readonly mark: string;
  /** The number of the code's colour; null for the bases and for a saved query. */
  readonly colour: number | null;
  /** Whether it is a saved query. Its name then says so, for where there is no sign. */
  readonly isQuery: boolean;
  readonly lines: readonly CountLine[];
}

/** A table in words. */
export interface CountLines {
  /** The columns, then their total; its key is null. */
  readonly columns: readonly { readonly key: string | null; readonly name: string }[];
  readonly groups: readonly CountGroup[];
}

/** The lines as texts: a line for each theme, then its rows. */
export function linesAsText({ columns, groups }: CountLines): string[][] {
  return groups.flatMap(({ above, name, lines }) => [
    [[...above, name].join(' › '), ...columns.map(() => '')],
    ...lines.map((line) => [line.name, ...line.cells.map((cell) => cellAsText(cell.words))]),
  ]);
}
