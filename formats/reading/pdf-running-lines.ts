// Headers, footers and page numbers stand between the halves of a sentence. A line that keeps its place and,
// but for numbers, its words on half of the pages is no part of the text, nor is the page's own number.
import type { Line } from './pdf-lines.ts';

/** On so many pages at least, and on this share of the pages with text, a line must recur. */
const leastPages = 2;
const leastShare = 0.5;

/** How many lines at the top and at the bottom of a page may be running lines. */
const depth = 2;

/** The pages without their running lines, and the lines that were taken away, page by page. */
export function withoutRunningLines(pages: readonly (readonly Line[])[]): {
  readonly pages: readonly (readonly Line[])[];
  readonly running: readonly (readonly Line[])[];
} {
  const withText = pages.filter((lines) => lines.length > 0).length;
  const seen = new Map<string, Set<number>>();
  for (const lines of pages) {
    for (const line of outermost(lines)) {
      const key = keyOf(line);
      seen.set(key, (seen.get(key) ?? new Set()).add(line.page));
    }
  }
  const needed = Math.max(leastPages, withText * leastShare);
  const isRunning = (line: Line): boolean =>
    (seen.get(keyOf(line))?.size ?? 0) >= needed || isPageNumber(line);
  const running = pages.map((lines) => [...outermost(lines)].filter(isRunning));
  const bodies = pages.map((lines, index) => lines.filter((line) => !running[index]?.includes(line)));
  return { pages: bodies, running };
}

function outermost(lines: readonly Line[]): Set<Line> {
  const byHeight = [...lines].sort((a, b) => a.y - b.y);
  return new Set([...byHeight.slice(0, depth), ...byHeight.slice(-depth)]);
}

/** The number of its page and no other word: `3`, `- 3 -`, `3 / 12`, `第 3 页`. */
function isPageNumber(line: Line): boolean {
  const written = /^(?:[-–—] ?|第 ?)?(\d+)(?: ?[-–—]| ?页| ?\/ ?\d+)?$/.exec(line.text);
  return Number(written?.[1]) === line.page;
}

/** Words without their numbers, at a height of the page. */
function keyOf(line: Line): string {
  return `${Math.round(line.y / 4)} ${line.text.replaceAll(/[\d〇一二三四五六七八九十]+|\b[ivxlc]+\b/gi, '#')}`;
}
