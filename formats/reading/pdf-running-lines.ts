// Headers, footers and page numbers stand between the halves of a sentence. What keeps its place at the edge of
// the pages and says the same again, the number of the page, or the name of the chapter, is no part of the text.
import type { Line } from './pdf-lines.ts';
import { pageNumberIn, type PageNumber } from './pdf-page-numbers.ts';
import { bodySizeOf, rowsOf, turnOf, valueAt } from './pdf-rows.ts';

/** How many rows at the top and at the bottom of a page may be running lines. */
const depth = 4;

/** What recurs does so on this share of the pages, or of the left or the right ones. */
const share = 0.5;

/** Gaps to the next row, in usual distances of lines: those of running lines from the text, and clear ones. */
const apart = 1.25;
const farApart = 1.6;

/** A line that stands at an edge of its page, and how. */
interface Candidate {
  readonly line: Line;
  readonly edge: 'top' | 'bottom';
  /** Rows from the edge, from 0. */
  readonly rank: number;
  /** The distance to the next row inwards, in usual distances of lines; endless where there is none. */
  readonly gap: number;
  readonly number: PageNumber | null;
}

/** The pages without their running lines, and the lines that were taken away, page by page. */
export function withoutRunningLines(pages: readonly (readonly Line[])[]): {
  readonly pages: readonly (readonly Line[])[];
  readonly running: readonly (readonly Line[])[];
} {
  const candidates = pages.map(candidatesOf);
  const isRunning = judgeOf(pages, candidates.flat());
  const isStamp = stampsOf(pages);
  const running = pages.map((lines, index) => {
    const found = candidates[index] ?? [];
    const taken = new Set([
      ...lines.filter(isStamp),
      ...peeled(
        found.filter(({ edge }) => edge === 'top'),
        isRunning,
      ),
      ...peeled(
        found.filter(({ edge }) => edge === 'bottom'),
        isRunning,
      ),
    ]);
    return lines.filter((line) => taken.has(line));
  });
  const bodies = pages.map((lines, index) => {
    const taken = new Set(running[index]);
    return taken.size === 0 ? lines : lines.filter((line) => !taken.has(line));
  });
  return { pages: bodies, running };
}

function candidatesOf(lines: readonly Line[]): Candidate[] {
  const turn = turnOf(lines);
  const rows = rowsOf(lines.filter((line) => line.turn === turn));
  const usual = valueAt(
    rows.slice(1).map((row, index) => between(rows[index], row)),
    0.5,
  );
  const from = (edge: Candidate['edge'], ordered: readonly (readonly Line[])[]): Candidate[] => {
    const artifacts = ordered.findIndex((row) => !row.every((line) => line.isArtifact));
    return ordered.slice(0, Math.max(depth, artifacts)).flatMap((row, rank) => {
      const next = ordered[rank + 1];
      const gap = next ? between(row, next) / (usual || 1) : Infinity;
      return row.map((line) => ({ line, edge, rank, gap, number: pageNumberIn(line.text) }));
    });
  };
  return [...from('top', rows), ...from('bottom', rows.toReversed())];
}

function between(row: readonly Line[] | undefined, next: readonly Line[]): number {
  return Math.abs((row?.[0]?.y ?? 0) - (next[0]?.y ?? 0));
}

/** The running lines at one edge: rows from the edge inwards, up to the last that is apart from the text. */
function peeled(candidates: readonly Candidate[], isRunning: (candidate: Candidate) => boolean): Line[] {
  const taken: Line[] = [];
  let pending: Line[] = [];
  for (let rank = 0; ; rank += 1) {
    const row = candidates.filter((each) => each.rank === rank);
    const hits = row.filter(isRunning);
    if (hits.length === 0) return taken;
    const isApart = row.some(({ gap }) => gap > apart);
    // What stands beside a page number or a running head is of its kind.
    pending.push(...(isApart ? row : hits).map(({ line }) => line));
    if (isApart || rank === 0) {
      taken.push(...pending);
      pending = [];
    }
  }
}

/** On which pages something was seen, and on how many left and right ones. */
interface Seen {
  readonly pages: Set<number>;
  left: number;
  right: number;
}

/** Which candidates are running lines, from what all of them say together. */
function judgeOf(
  pages: readonly (readonly Line[])[],
  candidates: readonly Candidate[],
): (candidate: Candidate) => boolean {
  const body = bodySizeOf(pages.flat());
  const withText = pages.flatMap((lines, index) => (lines.length > 0 ? [index + 1] : []));
  const seen = new Map<string, Seen>();
  const note = (key: string, page: number): void => {
    const found = seen.get(key) ?? { pages: new Set(), left: 0, right: 0 };
    seen.set(key, found);
    if (found.pages.has(page)) return;
    found.pages.add(page);
    if (page % 2 === 0) found.left += 1;
    else found.right += 1;
  };
  for (const { line, edge, number, rank } of candidates) {
    note(`${edge} ${stepOf(line)} ${masked(line.text)}`, line.page);
    note(`${edge} ${stepOf(line)} = ${line.text}`, line.page);
    if (rank === 0) note(`${edge} ${stepOf(line)} # ${Math.round(line.size * 2)}`, line.page);
    if (number) note(`offset ${number.number - line.page}`, line.page);
  }
  const left = withText.filter((page) => page % 2 === 0).length;
  const right = withText.length - left;
  const near = ({ line, edge }: Candidate, what: string): Seen[] => {
    const step = stepOf(line);
    return [step - 1, step, step + 1].flatMap((at) => seen.get(`${edge} ${at} ${what}`) ?? []);
  };
  /** Whether this holds on so many pages, or so many of the left or the right ones. */
  const isOften = (found: readonly Seen[], least: number): boolean => {
    const onLeft = found.reduce((sum, each) => sum + each.left, 0);
    const onRight = found.reduce((sum, each) => sum + each.right, 0);
    return (
      onLeft + onRight >= Math.max(least, withText.length * share) ||
      onLeft >= Math.max(least, left * share) ||
      onRight >= Math.max(least, right * share)
    );
  };

  return (candidate) => {
    const { line, number, rank, gap } = candidate;
    if (line.isArtifact) return true;
    // Notes refer to one place again and again.
    if (line.tag?.kind === 'note' || line.startsRaised) return false;
    if (isOften(near(candidate, masked(line.text)), 2)) return true;
    if (number) {
      const offset = number.number - line.page;
      const alike = seen.get(`offset ${offset}`)?.pages.size ?? 0;
      if (alike >= Math.max(2, withText.length * 0.3)) return true;
      if (offset === 0 && (number.isSaid || (rank === 0 && /\d/.test(line.text)))) return true;
    }
    const isUsualPlace = rank === 0 && isOften(near(candidate, `# ${Math.round(line.size * 2)}`), 3);
    // The title of a chapter, over its pages only.
    const again = near(candidate, `= ${line.text}`).some(({ pages: on }) =>
      [-2, -1, 1, 2].some((away) => on.has(line.page + away)),
    );
    if (isUsualPlace && again && gap > apart) return true;
    // Words that change with every page, in small type and clear of the text.
    return isUsualPlace && gap > farApart && line.size < body * 0.95 && withText.length >= 4;
  };
}

/** Words printed across many pages in another direction than the text: drafts, confidential papers. */
function stampsOf(pages: readonly (readonly Line[])[]): (line: Line) => boolean {
  const pagesOf = new Map<string, Set<number>>();
  const turned = new Set<Line>();
  for (const lines of pages) {
    const turn = turnOf(lines);
    for (const line of lines) {
      if (line.turn === turn) continue;
      turned.add(line);
      pagesOf.set(line.text, (pagesOf.get(line.text) ?? new Set()).add(line.page));
    }
  }
  const least = Math.max(2, pages.length * share);
  return (line) => turned.has(line) && (pagesOf.get(line.text)?.size ?? 0) >= least;
}

/** The height of a line in steps; what keeps its place differs by one at most. */
function stepOf(line: Line): number {
  return Math.round(line.y / 3);
}

/** Words without their numbers. */
function masked(text: string): string {
  return text.replaceAll(/[\d〇一二三四五六七八九十百]+|\b[ivxlc]+\b/gi, '#');
}
