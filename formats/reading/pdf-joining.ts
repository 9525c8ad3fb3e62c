// Joins lines to a paragraph, each with its position in it.
import { joinedStart, MAX_END_LENGTH, type Words } from './pdf-hyphens.ts';
import type { Line } from './pdf-lines.ts';

/** A line within the text of its paragraph. */
export interface PlacedLine {
  readonly line: Line;
  /** The line's start in the paragraph's text, and how many of its code units are there. */
  readonly at: number;
  readonly length: number;
}

/** A paragraph and its lines. */
export interface Paragraph {
  readonly text: string;
  readonly lines: readonly PlacedLine[];
}

/** The paragraph of these lines, of which there is at least one. */
export function joinedParagraph(lines: readonly Line[], words: Words): Paragraph {
  const parts: string[] = [];
  // Only the end of the preceding text decides how a line is joined: a paragraph may be very long.
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
      // A removed hyphen is the last character of the line before.
      placed[placed.length - 1] = { ...last, length: Math.min(last.length, length - last.at) };
    }
    placed.push({ line, at: length, length: line.text.length });
    parts.push(line.text);
    length += line.text.length;
    end = (end + line.text).slice(-MAX_END_LENGTH);
  }
  return { text: parts.join(''), lines: placed };
}

/** Removes this many code units from the end of a text in parts. */
function cutEnd(parts: string[], count: number): void {
  for (let left = count; left > 0 && parts.length > 0;) {
    const part = parts.pop() ?? '';
    if (part.length > left) parts.push(part.slice(0, -left));
    left -= part.length;
  }
}

/** Whether the line is the next cell of a row, to the right of the one before. */
export function isBeside(before: Line, line: Line): boolean {
  return (
    before.page === line.page &&
    before.column === line.column &&
    before.turn === line.turn &&
    line.y < before.y + line.size * 0.5 &&
    line.left > before.cellLeft + line.size
  );
}
