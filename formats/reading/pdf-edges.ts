// Measures where columns of print end on either side, and the distance of their lines: this tells whether a line was
// broken because it was full.
import type { Line } from './pdf-lines.ts';
import { turnStartsOf } from './pdf-turns.ts';
import { valueAt } from './value-at.ts';

/** Measurements of a document's lines. */
export interface Measure {
  /** The edges of a line's column. */
  readonly edges: (line: Line) => { readonly left: number; readonly right: number };
  /** The usual distance from a line to the next, or null if there is none. */
  readonly leading: (line: Line) => number | null;
  /** Whether paragraphs begin with an indent, so that two indented lines are two paragraphs. */
  readonly areIndented: boolean;
  /** How far down its page the text reaches, from 0 to 1. */
  readonly reach: (line: Line) => number;
  /** Whether a line begins a turn of a conversation. */
  readonly beginsTurn: (line: Line) => boolean;
}

const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF]/u;

/** The least indent of a paragraph's first line, in type sizes. */
export const MIN_INDENT = 0.75;

/** From how many lines on a column's edges are measured on its own page. */
const MIN_COLUMN_LINES = 12;

/**
 * Measures the lines of all pages, in reading order. `reaches`: how far down each page the text reaches, from 0 to 1.
 */
export function measureOf(lines: readonly Line[], reaches: readonly number[]): Measure {
  const gaps = new Map<string, number[]>();
  const columns = new Map<string, Line[]>();
  const add = <T>(map: Map<string, T[]>, key: string, value: T): void => {
    const found = map.get(key);
    if (found) found.push(value);
    else map.set(key, [value]);
  };
  for (const [index, line] of lines.entries()) {
    for (const key of keysOf(line)) add(columns, key, line);
    const next = lines[index + 1];
    if (!next || next.page !== line.page || next.column !== line.column || styleOf(next) !== styleOf(line))
      continue;
    const gap = next.y - line.y;
    if (gap > line.size * 0.5 && gap <= line.size * 4) add(gaps, styleOf(line), gap);
  }
  // Most gaps are between lines of one paragraph, and those are the small ones.
  const leading = new Map([...gaps].map(([style, found]) => [style, valueAt(found, 1 / 3)] as const));
  const edges = new Map([...columns].map(([key, found]) => [key, edgesOf(found)] as const));
  const edgesAt = (line: Line): { left: number; right: number } => {
    const keys = keysOf(line);
    const key =
      keys.find((each) => (columns.get(each)?.length ?? 0) >= MIN_COLUMN_LINES) ?? keys.at(-1) ?? '';
    return edges.get(key) ?? line;
  };
  return {
    leading: (line) => leading.get(styleOf(line)) ?? null,
    edges: edgesAt,
    areIndented: haveIndents(lines, edgesAt),
    reach: (line) => reaches[line.page - 1] ?? 1,
    beginsTurn: turnStartsOf(lines),
  };
}

/** Whether indented lines are mostly followed by lines that are not. */
function haveIndents(lines: readonly Line[], edges: Measure['edges']): boolean {
  let back = 0;
  let same = 0;
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    const indent = line.left - edges(line).left;
    if (!next || next.column !== line.column || indent < line.size * MIN_INDENT || indent > line.size * 4)
      continue;
    if (Math.abs(next.left - edges(next).left) < line.size * 0.3) back += 1;
    else if (Math.abs(next.left - line.left) < line.size * 0.3) same += 1;
  }
  return back > same * 2 && back >= 2;
}

/** Keys of a column: on its page, on all left or all right pages, on all pages. */
function keysOf(line: Line): string[] {
  return [`${line.column} p${line.page}`, `${line.column} ${line.page % 2}`, line.column];
}

/** Chinese lines are a quarter further apart than Latin ones of the same size, even on one page. */
function styleOf(line: Line): string {
  return `${Math.round(line.size * 2)} ${wide.test(line.text)}`;
}

/** Ignores the few lines beyond a column, such as those of tables or addresses. */
function edgesOf(lines: readonly Line[]): { left: number; right: number } {
  return {
    left: valueAt(
      lines.map((line) => line.left),
      0.03,
    ),
    right: valueAt(
      lines.map((line) => line.right),
      0.97,
    ),
  };
}
