// Puts paragraphs together: the text of the whole document, where its pages begin, and where the text stands on them.
import type { PageLayout, PageMark, PlacedRun } from '#core/text/page-layout.ts';
import type { PageStart } from '#core/text/pages.ts';
import { partOfBox, type Box } from './pdf-boxes.ts';
import type { Paragraph, PlacedLine } from './pdf-joining.ts';
import type { Line } from './pdf-lines.ts';

/** A page as displayed, in points, and its lines that are left out of the text. */
export interface Page {
  readonly width: number;
  readonly height: number;
  readonly running: readonly Line[];
}

/** The text, one paragraph a line, with its pages. */
export interface LaidOutText {
  readonly text: string;
  readonly pages: readonly PageStart[];
  readonly layout: readonly PageLayout[];
}

/** Puts the paragraphs together. */
export function laidOut(paragraphs: readonly Paragraph[], pages: readonly Page[]): LaidOutText {
  const runs: PlacedRun[][] = pages.map(() => []);
  const starts: PageStart[] = [];
  let begun = 0;
  let position = 0;
  for (const paragraph of paragraphs) {
    for (const placed of paragraph.lines) {
      // A page without text begins where the next text does.
      for (let page = begun + 1; page <= placed.line.page; page += 1)
        starts.push({ page, start: position + placed.at });
      begun = Math.max(begun, placed.line.page);
      // A footnote follows its paragraph, even if that has continued on the next page.
      if (placed.line.page !== starts.at(-1)?.page) {
        starts.push({ page: placed.line.page, start: position + placed.at });
      }
      runs[placed.line.page - 1]?.push(...runsOfLine(placed, position));
    }
    position += paragraph.text.length + 1;
  }
  const text = paragraphs.map((paragraph) => paragraph.text).join('\n');
  for (let page = begun + 1; page <= pages.length; page += 1) starts.push({ page, start: text.length });

  const layout = pages.map(({ width, height, running }, index) => ({
    page: index + 1,
    width: rounded(width),
    height: rounded(height),
    runs: runs[index] ?? [],
    marks: running.flatMap(marksOfLine),
  }));
  return { text, pages: starts, layout };
}

function runsOfLine({ line, at, length }: PlacedLine, position: number): PlacedRun[] {
  return line.pieces.flatMap((piece): PlacedRun[] => {
    const kept = Math.min(piece.length, length - piece.at);
    if (kept <= 0) return [];
    const text = line.text.slice(piece.at, piece.at + piece.length);
    const { x, y, width, height } = roundedBox(partOfBox(piece.box, line.turn, text, 0, kept));
    return [[position + at + piece.at, kept, x, y, width, height]];
  });
}

function marksOfLine(line: Line): PageMark[] {
  return line.pieces.map(({ at, length, box }) => ({
    text: line.text.slice(at, at + length),
    ...roundedBox(box),
  }));
}

/** A tenth of a point is invisible and keeps the layout of a long report small. */
function rounded(points: number): number {
  return Math.round(points * 10) / 10;
}

/** Rounds the edges, not the size, so that a box stays within its page. */
function roundedBox({ x, y, width, height }: Box): Box {
  const [left, top] = [rounded(x), rounded(y)];
  return {
    x: left,
    y: top,
    width: rounded(rounded(x + width) - left),
    height: rounded(rounded(y + height) - top),
  };
}

/**
 * Puts each footnote after the paragraph in which its page ends, which may continue on the next page and must not be
 * split.
 */
export function withNotes(paragraphs: readonly Paragraph[], notes: readonly Paragraph[]): Paragraph[] {
  const behind = new Map<number, Paragraph[]>();
  for (const note of notes) {
    const page = note.lines[0]?.line.page ?? 0;
    const place = paragraphs.findLastIndex(({ lines }) => (lines[0]?.line.page ?? 0) <= page);
    const found = behind.get(place);
    if (found) found.push(note);
    else behind.set(place, [note]);
  }
  return [
    ...(behind.get(-1) ?? []),
    ...paragraphs.flatMap((paragraph, index) => [paragraph, ...(behind.get(index) ?? [])]),
  ];
}
