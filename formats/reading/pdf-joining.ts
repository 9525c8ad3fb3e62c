// Lines put one behind the other into a paragraph, each with its place in it.
import { joinedStart, type Words } from './pdf-hyphens.ts';
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
export function joinedParagraph(lines: readonly Line[], words: Words): Paragraph {
  let text = '';
  const placed: PlacedLine[] = [];
  for (const line of lines) {
    const last = placed.at(-1);
    if (last) {
      const isCell = line.tag?.part !== last.line.tag?.part || isBeside(last.line, line);
      text = isCell ? `${text} ` : joinedStart(text, last.line, line.text, words);
      // A hyphen that goes is the last character of the line before.
      placed[placed.length - 1] = { ...last, length: Math.min(last.length, text.length - last.at) };
    }
    placed.push({ line, at: text.length, length: line.text.length });
    text += line.text;
  }
  return { text, lines: placed };
}

/** The next cell of a row, which stands to the right of the one before. */
export function isBeside(before: Line, line: Line): boolean {
  return (
    before.page === line.page &&
    before.column === line.column &&
    before.turn === line.turn &&
    line.y < before.y + line.size * 0.5 &&
    line.left > before.cellLeft + line.size
  );
}
