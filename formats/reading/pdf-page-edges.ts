// Finds the rows at the top and bottom edges of a page, and their distance from the text: only a row that is clear of
// the text, or where no line of the text ever stands, can be a header or a footer.
import type { Line } from './pdf-lines.ts';
import { bodySizeOf, rowsOf, turnOf } from './pdf-rows.ts';
import { valueAt } from './value-at.ts';

/** A page of lines, and its displayed size in points. */
export interface PageOfLines {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly Line[];
}

export type Edge = 'top' | 'bottom';

/** A row at an edge of its page. */
export interface EdgeRow {
  readonly lines: readonly Line[];
  readonly page: number;
  readonly edge: Edge;
  /** The distance to the next row inwards, in usual line distances; Infinity if there is none. */
  readonly gap: number;
  /** Whether the row is in the page's margin, which hardly ever contains text. */
  readonly isInMargin: boolean;
}

/** Measurements of the lines of a text. */
export interface Body {
  readonly size: number;
  /** The usual distance from one line to the next. */
  readonly leading: number;
  /** The left edge of most lines. */
  readonly left: number;
}

/** How many rows at each edge may be headers or footers, and within which part of the page. */
const MAX_EDGE_ROWS = 4;
const EDGE_SHARE = 0.25;

/** The margin, as a share of the page: half an inch on a letter page, and a little for the height of a line. */
const MARGIN_SHARE = 0.065;

/** Lines more than this many type sizes apart are not lines of one text. */
const MAX_LEADING = 2.6;

/** Measures the lines of all pages. */
export function bodyOf(pages: readonly PageOfLines[]): Body {
  const lines = pages.flatMap((page) => page.lines);
  const size = bodySizeOf(lines);
  const gaps = pages.flatMap((page) => gapsOf(uprightRows(page.lines))).filter((gap) => gap > 2);
  const usual = gaps.length === 0 ? size * 1.3 : valueAt(gaps, 0.4);
  const lefts = lines.filter((line) => Math.abs(line.size - size) < size * 0.1).map((line) => line.left);
  return { size, leading: Math.max(1, Math.min(usual, size * MAX_LEADING)), left: valueAt(lefts, 0.1) };
}

/** The rows of a page that may be headers or footers, from either edge inwards. */
export function edgeRowsOf(page: PageOfLines, number: number, body: Body): Record<Edge, EdgeRow[]> {
  const rows = uprightRows(page.lines);
  const { height, start } = extentOf(page);
  const from = (edge: Edge, ordered: readonly (readonly Line[])[]): EdgeRow[] => {
    const text = ordered.findIndex((row) => !row.every((line) => line.isArtifact));
    const found: EdgeRow[] = [];
    for (const [rank, row] of ordered.slice(0, Math.max(MAX_EDGE_ROWS, text)).entries()) {
      const y = (row[0]?.y ?? 0) - start;
      const away = (edge === 'top' ? y : height - y) / height;
      if (away > EDGE_SHARE && !row.every((line) => line.isArtifact)) break;
      const next = ordered[rank + 1];
      const gap = next ? distance(row, next) / body.leading : Infinity;
      found.push({ lines: row, page: number, edge, gap, isInMargin: away < MARGIN_SHARE });
    }
    return found;
  };
  return { top: from('top', rows), bottom: from('bottom', rows.toReversed()) };
}

/** How far down a page its lines reach, from 0 to 1. */
export function reachOf(page: PageOfLines, lines: readonly Line[]): number {
  const { height, start } = extentOf(page);
  const lowest = lines.reduce((most, line) => Math.max(most, line.y), start);
  return (lowest - start) / height;
}

/** The height of a page along the reading direction, and where it starts. */
function extentOf({ width, height, lines }: PageOfLines): { height: number; start: number } {
  const turn = turnOf(lines);
  const extent = turn % 180 === 90 ? width : height;
  return { height: extent, start: turn === 90 || turn === 180 ? -extent : 0 };
}

function uprightRows(lines: readonly Line[]): Line[][] {
  const turn = turnOf(lines);
  return rowsOf(lines.filter((line) => line.turn === turn));
}

function gapsOf(rows: readonly (readonly Line[])[]): number[] {
  return rows.slice(1).map((row, index) => distance(rows[index], row));
}

function distance(row: readonly Line[] | undefined, next: readonly Line[]): number {
  return Math.abs((row?.[0]?.y ?? 0) - (next[0]?.y ?? 0));
}
