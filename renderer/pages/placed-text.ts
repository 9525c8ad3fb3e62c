// The places of a text on its pages: converts between offsets of the text and places on a page, in points.
import type { PageLayout } from '#core/text/page-layout.ts';
import { bySpan, type Span } from '#core/span.ts';

/** A range of the text on one line of a page. */
export interface PlacedRun extends Span {
  /** The index of its page, and its own index among the runs of that page. */
  readonly page: number;
  readonly place: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Consecutive runs down one column have the same number. */
  readonly column: number;
}

/** A part of one column, read from top to bottom, as wide as most of its lines. */
interface Column {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly runs: readonly PlacedRun[];
}

type UnplacedRun = Omit<PlacedRun, 'page' | 'place' | 'column'>;

/** No space within a line is wider than this many line heights. */
const MAX_SPACE_IN_LINE_HEIGHTS = 3;

/** A text on its pages. */
export interface PlacedText {
  /** In text order. */
  readonly runs: readonly PlacedRun[];
  /** The runs of each page in text order, by page index. */
  readonly pages: readonly (readonly PlacedRun[])[];
  readonly columns: readonly (readonly Column[])[];
}

/** How far the first `index` code units of its words extend along a run, as a share of its width. */
export type ShareOf = (words: string, index: number) => number;

/** A place on a page, in points. */
export interface Box {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Orders the runs of a layout and finds its columns. */
export function placeText(layout: readonly PageLayout[]): PlacedText {
  let columns = 0;
  const pages = layout.map(({ runs }, page) => {
    const placed: PlacedRun[] = [];
    const put = (run: UnplacedRun): void => {
      placed.push({ ...run, page, place: placed.length, column: columns });
    };
    let reach: { left: number; right: number; y: number } | null = null;
    const ordered = runs
      .map(([start, length, x, y, width, height]) => ({ start, end: start + length, x, y, width, height }))
      .toSorted(bySpan);
    for (const run of ordered) {
      if (!reach || !goesOn(reach, run)) {
        columns += 1;
        reach = { left: run.x, right: run.x + run.width, y: run.y };
      }
      reach = {
        left: Math.min(reach.left, run.x),
        right: Math.max(reach.right, run.x + run.width),
        y: run.y,
      };
      const before = placed.at(-1);
      if (before) for (const space of spaceBetween(before, run)) put(space);
      put(run);
    }
    return placed;
  });
  return {
    pages,
    // A footnote may be on an earlier page than the words before it.
    runs: pages.flat().toSorted(bySpan),
    columns: pages.map((runs) => grouped(runs, ({ column }) => column).map(columnOf)),
  };
}

/** The runs that contain a character of `span`, in text order. */
export function runsIn({ runs }: PlacedText, span: Span): PlacedRun[] {
  const found: PlacedRun[] = [];
  for (let index = firstEndingAfter(runs, span.start); index < runs.length; index += 1) {
    const run = runs[index]!;
    if (run.start >= span.end) break;
    found.push(run);
  }
  return found;
}

/** The run that contains the character at `offset`; if none does, the next one, or the last. */
export function runAt({ runs }: PlacedText, offset: number): PlacedRun | null {
  return runs[firstEndingAfter(runs, offset)] ?? runs.at(-1) ?? null;
}

/** The box of the character at `offset`, or the edge of the nearest run if no run contains it. */
export function boxAt(placed: PlacedText, text: string, offset: number, shareOf: ShareOf): Box | null {
  const run = runAt(placed, offset);
  if (!run) return null;
  const { page, y, height } = run;
  const words = text.slice(run.start, run.end);
  const at = Math.min(Math.max(0, offset - run.start), words.length);
  const from = shareOf(words, at) * run.width;
  const to = at < words.length ? shareOf(words, at + 1) * run.width : from;
  return { page, x: run.x + from, y, width: to - from, height };
}

/** What is at a point of a page. */
export interface Hit {
  /** The nearest offset between two characters. */
  readonly offset: number;
  /** The character at the point; null beside the words. */
  readonly character: number | null;
}

/** The text offset nearest to a point: in the nearest column, on its nearest line. Null for a page without text. */
export function hitAt(
  placed: PlacedText,
  text: string,
  page: number,
  { x, y }: { readonly x: number; readonly y: number },
  shareOf: ShareOf,
): Hit | null {
  const column = least(placed.columns[page] ?? [], ({ left, right, top, bottom }) =>
    Math.hypot(beyond(x, left, right), beyond(y, top, bottom)),
  );
  const line = column && least(column.runs, (run) => beyond(y, run.y, run.y + run.height));
  if (!line) return null;
  const distance = beyond(y, line.y, line.y + line.height);
  const run = least(
    column.runs.filter((each) => beyond(y, each.y, each.y + each.height) <= distance),
    (each) => beyond(x, each.x, each.x + each.width),
  )!;
  const words = text.slice(run.start, run.end);
  const share = run.width > 0 ? (x - run.x) / run.width : 0;
  const index = lastReachedBy(words, share, shareOf);
  const [from, to] = [shareOf(words, index), shareOf(words, index + 1)];
  const isInside = share >= 0 && share <= 1 && distance <= run.height / 4;
  const nearer = share - from > to - share ? index + 1 : index;
  return {
    offset: run.start + Math.min(words.length, nearer),
    character: isInside ? run.start + Math.min(words.length - 1, index) : null,
  };
}

/** The parts of a span, one for each column it runs through. */
export function stretchesOf(placed: PlacedText, span: Span): readonly (readonly PlacedRun[])[] {
  return grouped(runsIn(placed, span), ({ column }) => column);
}

/** The space between two words of a line as a run of its own, or none, so that paint across words has no gap. */
function spaceBetween(before: UnplacedRun, run: UnplacedRun): UnplacedRun[] {
  const x = before.x + before.width;
  const width = run.x - x;
  const isOneLine = Math.abs(run.y - before.y) < run.height / 2;
  const isSpace = run.start === before.end + 1 && width > 0 && width < MAX_SPACE_IN_LINE_HEIGHTS * run.height;
  return isOneLine && isSpace ? [{ ...before, start: before.end, end: run.start, x, width }] : [];
}

/** Whether a run continues the column, or the line, of the runs before it. */
function goesOn(
  reach: { readonly left: number; readonly right: number; readonly y: number },
  run: UnplacedRun,
): boolean {
  if (Math.abs(run.y - reach.y) < run.height / 2) return true;
  return run.y > reach.y && run.x < reach.right && run.x + run.width > reach.left;
}

/** The extent of a column, without widening it for a heading across the page. */
function columnOf(runs: readonly PlacedRun[]): Column {
  const lines = grouped(runs, ({ y, height }) => Math.round(y + height / 2));
  const lefts = lines.map((line) => Math.min(...line.map(({ x }) => x))).toSorted((a, b) => a - b);
  const rights = lines
    .map((line) => Math.max(...line.map(({ x, width }) => x + width)))
    .toSorted((a, b) => a - b);
  return {
    left: lefts[Math.floor(lefts.length / 4)] ?? 0,
    right: rights[Math.ceil(rights.length * 0.75) - 1] ?? 0,
    top: Math.min(...runs.map(({ y }) => y)),
    bottom: Math.max(...runs.map(({ y, height }) => y + height)),
    runs,
  };
}

function grouped<T>(items: readonly T[], of: (item: T) => number): T[][] {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const group = groups.get(of(item));
    if (group) group.push(item);
    else groups.set(of(item), [item]);
  }
  return [...groups.values()];
}

function beyond(value: number, from: number, to: number): number {
  return Math.max(0, from - value, value - to);
}

function least<T>(items: readonly T[], of: (item: T) => number): T | null {
  let [found, smallest]: [T | null, number] = [null, Infinity];
  for (const item of items) {
    const value = of(item);
    if (value < smallest) [found, smallest] = [item, value];
  }
  return found;
}

/** The last index of `words` whose position is at or before a share of their width. */
function lastReachedBy(words: string, share: number, shareOf: ShareOf): number {
  let low = 0;
  let high = Math.max(0, words.length - 1);
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (shareOf(words, middle) <= share) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The index of the first run that ends after `offset`. The runs of a text do not overlap. */
function firstEndingAfter(runs: readonly PlacedRun[], offset: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (runs[middle]!.end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
