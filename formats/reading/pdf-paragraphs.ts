// Joins lines of print into the paragraphs they were broken from.
import { isNewParagraph } from './pdf-breaks.ts';
import { measureOf } from './pdf-edges.ts';
import type { Words } from './pdf-hyphens.ts';
import { joinedParagraph, type Paragraph } from './pdf-joining.ts';
import type { Line } from './pdf-lines.ts';

/**
 * Joins the lines of all pages, in reading order. `reaches`: how far down each page the text reaches, from 0 to 1; a
 * page without a value counts as full.
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

/** For each line, the lines that the file tags as one paragraph with it. */
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
