import { type Words } from './pdf-hyphens.ts';
import type { Line } from './pdf-lines.ts';
/** A line in the text of its paragraph. */
export interface PlacedLine {
  readonly line: Line;
  /** Where it begins in the text of the paragraph, and how many of its code units stand there. */
  readonly at: number;
  readonly length: number;
}
/** A paragraph and the lines it was broken into. */
export interface Paragraph {
  readonly text: string;
  readonly lines: readonly PlacedLine[];
}
/** The paragraph of these lines; at least one. */
export declare function joinedParagraph(lines: readonly Line[], words: Words): Paragraph;
/** The next cell of a row, which stands to the right of the one before. */
export declare function isBeside(before: Line, line: Line): boolean;
