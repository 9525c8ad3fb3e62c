// Removes headers, footers and page numbers, which would separate the halves of a sentence: lines at the same place at
// the edge of pages, clear of the text, that repeat the same words, the page number or the name of the chapter. Keeping
// a header does less harm than removing a line of an interview.
import type { Line } from './pdf-lines.ts';
import { bodyOf, edgeRowsOf, type EdgeRow, type PageOfLines } from './pdf-page-edges.ts';
import { pageNumberIn } from './pdf-page-numbers.ts';
import { apart, judgeOf, type Judge } from './pdf-recurring.ts';
import { turnOf } from './pdf-rows.ts';
import { turnsOf } from './pdf-turns.ts';

/** The share of pages on which a stamp must recur. */
const MIN_PAGE_SHARE = 0.5;

/** The pages without headers and footers, and the removed lines, page by page. */
export function withoutRunningLines(pages: readonly PageOfLines[]): {
  readonly pages: readonly (readonly Line[])[];
  readonly running: readonly (readonly Line[])[];
} {
  const body = bodyOf(pages);
  const edges = pages.map((page, index) => edgeRowsOf(page, index + 1, body));
  const rows = edges.flatMap(({ top, bottom }) => [...top, ...bottom]);
  const lines = pages.flatMap((page) => page.lines);
  const withText = pages.flatMap((page, index) => (page.lines.length > 0 ? [index + 1] : []));
  const turns = turnsOf(lines, new Set(rows.flatMap((row) => row.lines)));
  const isRunning = judgeOf(rows, withText, body, turns);
  const isStamp = stampsOf(pages);
  const taken = pages.map((page, index) => {
    const { top = [], bottom = [] } = edges[index] ?? {};
    return new Set([
      ...page.lines.filter(isStamp),
      ...runningLinesAtEdge(top, isRunning),
      ...runningLinesAtEdge(bottom, isRunning),
    ]);
  });
  const sure = withoutEmptied(pages, taken);
  return {
    pages: pages.map((page, index) => page.lines.filter((line) => !sure[index]?.has(line))),
    running: pages.map((page, index) => page.lines.filter((line) => sure[index]?.has(line))),
  };
}

/** The headers or footers at one edge: block after block of rows from the edge inwards, until a block has none. */
function runningLinesAtEdge(rows: readonly EdgeRow[], isRunning: Judge): Line[] {
  const taken: Line[] = [];
  for (let from = 0; from < rows.length;) {
    let to = from;
    while (to < rows.length - 1 && (rows[to]?.gap ?? 0) <= apart) to += 1;
    const isInner = from > 0;
    const block = runningOf(rows.slice(from, to + 1), isInner, isRunning);
    // A page number in the margin may stand close below a footnote.
    const found = block.length > 0 ? block : runningOf(rows.slice(from, from + 1), isInner, isRunning);
    if (found.length === 0) return taken;
    taken.push(...found);
    if (block.length === 0) return taken;
    from = to + 1;
  }
  return taken;
}

/** The lines of a block of rows, if each row has a header or footer; its other lines belong to it. */
function runningOf(rows: readonly EdgeRow[], isInner: boolean, isRunning: Judge): Line[] {
  const gap = rows.at(-1)?.gap ?? 0;
  const hits = rows.map((row) => row.lines.filter((line) => isRunning(line, row, { gap, isInner })));
  if (hits.some((found) => found.length === 0)) return [];
  return rows.flatMap((row, index) => (gap > apart ? row.lines : (hits[index] ?? [])));
}

/**
 * Restores the lines of a page that would become empty, except those that were removed from at least two pages that keep
 * text: a page with a number alone is empty, a page with one question is not.
 */
function withoutEmptied(
  pages: readonly PageOfLines[],
  taken: readonly ReadonlySet<Line>[],
): readonly ReadonlySet<Line>[] {
  const isEmptied = (index: number): boolean => taken[index]?.size === pages[index]?.lines.length;
  const elsewhere = new Map<string, number>();
  for (const [index, lines] of taken.entries()) {
    if (isEmptied(index)) continue;
    for (const line of lines) elsewhere.set(wordsOf(line), (elsewhere.get(wordsOf(line)) ?? 0) + 1);
  }
  return taken.map((lines, index) =>
    isEmptied(index) ? new Set([...lines].filter((line) => (elsewhere.get(wordsOf(line)) ?? 0) >= 2)) : lines,
  );
}

function wordsOf(line: Line): string {
  return pageNumberIn(line.text) ? '#' : line.text;
}

/** Words printed across many pages in another direction than the text, as on drafts and confidential papers. */
function stampsOf(pages: readonly PageOfLines[]): (line: Line) => boolean {
  const pagesOf = new Map<string, Set<number>>();
  const turned = new Set<Line>();
  for (const { lines } of pages) {
    const turn = turnOf(lines);
    for (const line of lines) {
      if (line.turn === turn) continue;
      turned.add(line);
      pagesOf.set(line.text, (pagesOf.get(line.text) ?? new Set()).add(line.page));
    }
  }
  const least = Math.max(2, pages.length * MIN_PAGE_SHARE);
  return (line) => turned.has(line) && (pagesOf.get(line.text)?.size ?? 0) >= least;
}
