// Headers, footers and page numbers stand between the halves of a sentence. A line that keeps its place and,
// but for numbers, its words on most pages is no part of the text.
import type { Line } from './pdf-lines.ts';

/** On so many pages at least, and on this share of the pages with text, a line must recur. */
const leastPages = 3;
const leastShare = 0.5;

/** How many lines at the top and at the bottom of a page may be running lines. */
const depth = 2;

/** The pages without their running lines, and how many lines were taken away. */
export function withoutRunningLines(pages: readonly (readonly Line[])[]): {
  readonly pages: readonly (readonly Line[])[];
  readonly removed: number;
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
  const isRunning = (line: Line): boolean => (seen.get(keyOf(line))?.size ?? 0) >= needed;
  let removed = 0;
  const bodies = pages.map((lines) => {
    const running = new Set([...outermost(lines)].filter(isRunning));
    removed += running.size;
    return lines.filter((line) => !running.has(line));
  });
  return { pages: bodies, removed };
}

function outermost(lines: readonly Line[]): Set<Line> {
  const byHeight = [...lines].sort((a, b) => b.y - a.y);
  return new Set([...byHeight.slice(0, depth), ...byHeight.slice(-depth)]);
}

/** Words without their numbers, at a height of the page. */
function keyOf(line: Line): string {
  return `${Math.round(line.y / 4)} ${line.text.replaceAll(/[\d〇一二三四五六七八九十]+|\b[ivxlc]+\b/gi, '#')}`;
}
