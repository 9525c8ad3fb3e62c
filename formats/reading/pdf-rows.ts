// The lines of a page that are at one height.
import type { Line } from './pdf-lines.ts';

/** Rows from the top of the page; within a row, lines from left to right. */
export function rowsOf(lines: readonly Line[]): Line[][] {
  const rows: Line[][] = [];
  for (const line of [...lines].sort((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && line.y - first.y < Math.min(first.size, line.size) * 0.5) row.push(line);
    else rows.push([line]);
  }
  return rows.map((row) => row.sort((a, b) => a.left - b.left));
}

/** The reading direction of most characters on a page. */
export function turnOf(lines: readonly Line[]): number {
  const characters = new Map<number, number>();
  for (const { turn, text } of lines) characters.set(turn, (characters.get(turn) ?? 0) + text.length);
  return [...characters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** The type size of most characters; 0 for none. */
export function bodySizeOf(lines: readonly Line[]): number {
  const characters = new Map<number, number>();
  for (const { size, text } of lines) {
    const rounded = Math.round(size * 4) / 4;
    characters.set(rounded, (characters.get(rounded) ?? 0) + text.length);
  }
  return [...characters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}
