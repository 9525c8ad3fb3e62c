// Lines put one behind the other into a paragraph, each with its place in it.
import { joinedStart, longestEnd, type Words } from './pdf-hyphens.ts';
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
  const parts: string[] = [];
  // How a line goes on is told by the end of what stands before it: a paragraph may be very long.
  let end = '';
  let length = 0;
  const placed: PlacedLine[] = [];
  for (const line of lines) {
    const last = placed.at(-1);
    if (last) {
      const isCell = line.tag?.part !== last.line.tag?.part || isBeside(last.line, line);
      const start = isCell ? `${end} ` : joinedStart(end, last.line, line.text, words);
      if (start.length > end.length) parts.push(start.slice(end.length));
      else cutEnd(parts, end.length - start.length);
      length += start.length - end.length;
      end = start;
      // A hyphen that goes is the last character of the line before.
      placed[placed.length - 1] = { ...last, length: Math.min(last.length, length - last.at) };
    }
    placed.push({ line, at: length, length: line.text.length });
    parts.push(line.text);
    length += line.text.length;
    end = (end + line.text).slice(-longestEnd);
  }
  return { text: parts.join(''), lines: placed };
}

/** Takes so many code units from the end of a text in parts. */
function cutEnd(parts: string[], count: number): void {
  for (let left = count; left > 0 && parts.length > 0;) {
    const part = parts.pop() ?? '';
    if (part.length > left) parts.push(part.slice(0, -left));
    left -= part.length;
  }
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
