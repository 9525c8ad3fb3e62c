// Lines of print, joined into the paragraphs they were broken from.
import { isNewParagraph } from './pdf-breaks.ts';
import { measureOf } from './pdf-edges.ts';
import type { Words } from './pdf-hyphens.ts';
import { joinedParagraph, type Paragraph } from './pdf-joining.ts';
import type { Line } from './pdf-lines.ts';

/**
 * Joins the lines of all pages, which stand in reading order. `reaches` tells how far down its page the text
 * reaches, from 0 to 1, page by page; pages are taken as full where it does not.
 */
export function paragraphsOfLines(
  lines: readonly Line[],
  words: Words,
  reaches: readonly number[] = [],
): Paragraph[] {
  const measure = measureOf(lines, reaches);
  const units = unitsOf(lines);
  const paragraphs: Line[][] = [];
  for (const [index, line] of lines.entries()) {
    const paragraph = paragraphs.at(-1);
    const place = { line, next: lines[index + 1] ?? null };
    if (!paragraph || isNewParagraph(paragraph, place, measure, units)) paragraphs.push([line]);
    else paragraph.push(line);
  }
  return paragraphs.map((paragraph) => joinedParagraph(paragraph, words));
}

/** The lines that are one paragraph by what the file says, for each of them. */
function unitsOf(lines: readonly Line[]): ReadonlyMap<Line, readonly Line[]> {
  const units = new Map<Line, Line[]>();
  let unit: Line[] = [];
  for (const line of lines) {
    const first = unit[0];
    if (!first || !line.tag || first.page !== line.page || first.tag?.unit !== line.tag.unit) unit = [];
    unit.push(line);
    units.set(line, unit);
  }
  return units;
}
