// Finds columns of print. If many lines begin at one edge and hardly any crosses it, there may be a second column; the
// lines and the order of writing tell whether it is one, or the second column of a table.
import { countBelow } from '#core/ascending.ts';
import { widthOf } from './pdf-boxes.ts';
import type { Line } from './pdf-lines.ts';
import { bodySizeOf, rowsOf } from './pdf-rows.ts';
import { valueAt } from './value-at.ts';

/** Lines that are read from top to bottom, with the name of their column. */
export interface Region {
  readonly column: string;
  readonly lines: readonly Line[];
}

/** The fewest lines of a column, unless another page has a column at its edge. */
const MIN_LINES = 3;

/** Only this many edges, at which most lines begin, are tried. */
const MAX_EDGES = 16;

/** The least width of lines of prose, in Chinese characters; cells of most tables are narrower. */
const MIN_PROSE_WIDTH = 5;

/** The regions of a page in reading order. `known`: edges of columns on other pages. */
export function regionsOf(lines: readonly Line[], known: readonly number[]): Region[] {
  return regionsWithin(lines, known, '', 0);
}

/** The left edges of second and third columns, from the names of all columns. */
export function edgesIn(regions: readonly Region[]): number[] {
  return regions.flatMap(({ column }) => column.match(/\d+/g)?.map(Number) ?? []);
}

function regionsWithin(
  lines: readonly Line[],
  known: readonly number[],
  column: string,
  depth: number,
): Region[] {
  const whole = [{ column, lines }];
  if (lines.length === 0) return [];
  if (depth > 12 || lines.length < 2) return whole;
  const size = bodySizeOf(lines);
  const margin = Math.min(...lines.map((line) => line.left));
  const edges = edgesOf(lines, known, size).filter((edge) => edge > margin + size);
  const tried = edges.map((edge) => bandsAt(lines, edge, size, known));
  // From the top, since a page may change from two columns to three.
  const [best] = tried
    .filter((bands) => bands.score > 0)
    .sort((a, b) => (Math.abs(a.top - b.top) < size * 3 ? b.score - a.score : a.top - b.top));
  if (!best) return whole;
  const first = best.bands.findIndex((band) => band.isParted);
  const { left: before, right: behind } = best.bands[first] ?? { left: [], right: [] };
  // By the order of writing, which differs from the order of the bands.
  const bandOf = new Map(best.bands.flatMap((band, index) => band.all.map((line) => [line, index] as const)));
  const above = lines.filter((line) => (bandOf.get(line) ?? 0) < first);
  const below = lines.filter((line) => (bandOf.get(line) ?? 0) > first);
  const name = `${column}/${Math.round(best.edge)}`;
  return [
    ...regionsWithin(above, known, column, depth + 1),
    ...regionsWithin(before, known, `${name}l`, depth + 1),
    ...regionsWithin(behind, known, `${name}r`, depth + 1),
    ...regionsWithin(below, known, column, depth + 1),
  ];
}

/** The edges at which several lines begin. */
function edgesOf(lines: readonly Line[], known: readonly number[], size: number): number[] {
  const lefts = lines.map((line) => line.left).sort((a, b) => a - b);
  const edges: { edge: number; count: number }[] = [];
  for (let from = 0; from < lefts.length;) {
    const edge = lefts[from] ?? 0;
    let to = from;
    while ((lefts[to] ?? Infinity) <= edge + size * 0.3) to += 1;
    if (to - from >= MIN_LINES || isKnown(edge, known)) edges.push({ edge, count: to - from });
    from = to;
  }
  return edges
    .sort((a, b) => b.count - a.count)
    .slice(0, MAX_EDGES)
    .map(({ edge }) => edge);
}

function isKnown(edge: number, known: readonly number[]): boolean {
  return known.some((other) => Math.abs(other - edge) <= 2);
}

interface Band {
  readonly all: readonly Line[];
  readonly left: readonly Line[];
  readonly right: readonly Line[];
  readonly isParted: boolean;
}

interface Bands {
  readonly edge: number;
  readonly bands: readonly Band[];
  /** How many lines are next to another column, and the first of them. */
  readonly score: number;
  readonly top: number;
}

/** Divides the page into bands: those with columns on both sides of the edge, and what lies between them. */
function bandsAt(lines: readonly Line[], edge: number, size: number, known: readonly number[]): Bands {
  const sideOf = (line: Line): 'left' | 'right' | 'both' => {
    if (line.left > edge - size * 0.5) return 'right';
    return line.right < edge + size * 0.5 ? 'left' : 'both';
  };
  const crossing = lines.filter((line) => sideOf(line) === 'both').map((line) => line.y);
  crossing.sort((a, b) => a - b);
  const slots = new Map<number, Line[]>();
  for (const line of lines) {
    const slot = countBelow(crossing, line.y - 0.1) * 2 + (sideOf(line) === 'both' ? 1 : 0);
    const found = slots.get(slot);
    if (found) found.push(line);
    else slots.set(slot, [line]);
  }
  const bands: Band[] = [];
  let score = 0;
  let top = Infinity;
  for (const [slot, found] of [...slots].sort((a, b) => a[0] - b[0])) {
    for (const part of slot % 2 === 1 ? [found] : partsOf(found, (line) => sideOf(line) === 'left')) {
      const left = part.filter((line) => sideOf(line) === 'left');
      const right = part.filter((line) => sideOf(line) === 'right');
      const isParted = slot % 2 === 0 && areColumns(part, left, right, isKnown(edge, known));
      const before = bands.at(-1);
      if (isParted) {
        score += Math.min(left.length, right.length);
        top = Math.min(top, ...part.map((line) => line.y));
      }
      if (!isParted && before && !before.isParted) {
        bands[bands.length - 1] = { all: [...before.all, ...part], left: [], right: [], isParted };
      } else bands.push({ all: part, left, right, isParted });
    }
  }
  return { edge, bands, score, top };
}

/**
 * The lines between two full-width ones, divided where the writing returned to the left below everything written
 * before: there another part of the document begins. Rows that were written one after another stay together.
 */
function partsOf(lines: readonly Line[], isLeft: (line: Line) => boolean): Line[][] {
  const parts: Line[][] = [];
  let lowest = -Infinity;
  let wasLeft = true;
  for (const line of lines) {
    const part = parts.at(-1);
    if (!part || (isLeft(line) && !wasLeft && line.y > lowest + line.size * 0.5)) parts.push([line]);
    else part.push(line);
    lowest = Math.max(lowest, line.y);
    wasLeft = isLeft(line);
  }
  const merged: Line[][] = [];
  for (const part of parts) {
    const before = merged.at(-1);
    if (before && isByRows(before) && isByRows(part)) before.push(...part);
    else merged.push([...part]);
  }
  return merged;
}

function isByRows(lines: readonly Line[]): boolean {
  return lines.every((line, index) => line.y > (lines[index - 1]?.y ?? -Infinity) - line.size * 0.5);
}

function areColumns(
  all: readonly Line[],
  left: readonly Line[],
  right: readonly Line[],
  isKnownEdge: boolean,
): boolean {
  const rows = Math.min(rowsOf(left).length, rowsOf(right).length);
  if (rows < (isKnownEdge ? 2 : MIN_LINES)) return false;
  const isWordy = [left, right].every(
    (side) =>
      valueAt(
        side.map((line) => widthOf(line.text)),
        0.5,
      ) >= MIN_PROSE_WIDTH,
  );
  if (!isWordy) return false;
  if (isKnownEdge) return true;
  // One side was written entirely after the other, and is long: no table is written like that.
  const isWrittenApart = rows >= 8 && !isByRows(all);
  return isWrittenApart || (isFull(left) && isFull(right));
}

/** Whether most lines are about as wide as the widest, as lines of paragraphs are. */
function isFull(lines: readonly Line[]): boolean {
  const full = lines.filter((line) => {
    const beside = lines.filter((other) => Math.abs(other.left - line.left) < line.size);
    return line.right - line.left > 0.75 * Math.max(...beside.map((other) => other.right - other.left));
  });
  return full.length >= lines.length * 0.5;
}
