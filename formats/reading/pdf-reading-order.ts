// Determines the reading order of the lines on a page: by the file's tags, or else by the places on the page.
import { widthOf } from './pdf-boxes.ts';
import { edgesIn, regionsOf } from './pdf-columns.ts';
import { isInitial, joinedLine, type Line } from './pdf-lines.ts';
import { rowsOf, turnOf } from './pdf-rows.ts';

/** A page with more lines than this is a drawing. */
const MAX_LINES = 3000;

/** The lines of all pages in reading order, each with its column; the parts of rows are joined. */
export function inReadingOrder(pages: readonly (readonly Line[])[]): Line[][] {
  const edges = new Map<number, number>();
  for (const lines of pages) {
    for (const edge of new Set(edgesIn(regionsOf(upright(lines), []))))
      edges.set(edge, (edges.get(edge) ?? 0) + 1);
  }
  const known = [...edges].filter(([, count]) => count >= 2).map(([edge]) => edge);
  return pages.map((lines) => {
    if (lines.length > MAX_LINES) return [...lines];
    const turn = turnOf(lines);
    const regions = regionsOf(upright(lines), known);
    const placed = regions.flatMap(({ column, lines: found }) =>
      fromTheTop(found).map((line) => ({ ...line, column: `${turn}${column}` })),
    );
    const turned = lines
      .filter((line) => line.turn !== turn)
      .map((line) => ({ ...line, column: `turned ${line.turn}` }));
    const all = [...placed, ...turned];
    return withoutStretchedRows(joinedRows(hasSoundTags(all) ? asTagged(all, lines) : all));
  });
}

function upright(lines: readonly Line[]): Line[] {
  // The labels of a map have no order.
  if (lines.length > MAX_LINES) return [];
  const turn = turnOf(lines);
  return lines.filter((line) => line.turn === turn);
}

/**
 * Lines from top to bottom, in whatever order they were written. Lines written consecutively stay together, so that a
 * caption beside a paragraph does not split it; so do lines written beside the ones before, like the next cell of a
 * row.
 */
function fromTheTop(lines: readonly Line[]): Line[] {
  const blocks: Line[][] = [];
  for (const line of lines) {
    const block = blocks.at(-1);
    const last = block?.at(-1);
    const gap = last ? line.y - last.y : Infinity;
    if (block && gap > -line.size * 0.5 && gap < line.size * 2.6) block.push(line);
    else if (!joinsBeside(blocks, line)) blocks.push([line]);
  }
  return blocks
    .map((block) => ({ block: inRows(block), top: Math.min(...block.map((line) => line.y)) }))
    .sort((a, b) =>
      Math.abs(a.top - b.top) < 1 ? (a.block[0]?.left ?? 0) - (b.block[0]?.left ?? 0) : a.top - b.top,
    )
    .flatMap(({ block }) => block);
}

/** The greatest height of a row of a table, in type sizes. */
const MAX_ROW_HEIGHT = 12;

/** Adds a line to the blocks that it was written beside, if there are any; returns whether it did. */
function joinsBeside(blocks: Line[][], line: Line): boolean {
  const height = line.y - line.size * 0.5;
  let passed = 0;
  while (blocks.at(-1 - passed)?.some((other) => other.y > height)) passed += 1;
  const beside = blocks.slice(blocks.length - passed).flat();
  const isBeside = beside.every((other) => other.y < height || line.left > other.right - line.size * 0.5);
  const isFar = beside.some((other) => other.y > line.y + line.size * MAX_ROW_HEIGHT);
  if (passed === 0 || !isBeside || isFar) return false;
  blocks.splice(blocks.length - passed, passed, [...beside, line]);
  return true;
}

/** The rows of a table that was written column by column: short cells at common heights. */
function inRows(block: readonly Line[]): readonly Line[] {
  const jumps = block.filter((line, index) => line.y < (block[index - 1]?.y ?? -Infinity) - line.size * 0.5);
  if (jumps.length === 0 || block.some((line) => widthOf(line.text) > 6)) return block;
  const rows = rowsOf(block);
  return rows.length < block.length ? rows.flat() : block;
}

/** Whether the file tags nearly all lines of the page, consistently with their places. */
function hasSoundTags(lines: readonly Line[]): boolean {
  const units = new Map<number, Line[]>();
  let tagged = 0;
  let all = 0;
  for (const line of lines) {
    all += line.text.length;
    if (!line.tag) continue;
    tagged += line.text.length;
    const unit = units.get(line.tag.unit);
    if (unit) unit.push(line);
    else units.set(line.tag.unit, [line]);
  }
  if (tagged < all * 0.8 || (units.size === 1 && lines.length > 15)) return false;
  const mixed = [...units.values()].filter((unit) => {
    const sizes = unit.filter((line) => line.text.length > 3).map((line) => line.size);
    return unit[0]?.tag?.kind !== 'row' && Math.max(...sizes) > Math.min(...sizes) * 1.35;
  });
  return mixed.length <= units.size * 0.1;
}

/** The most characters in a row of a table; with more, the table is the layout of a page. */
const MAX_ROW_CHARACTERS = 600;

/** Lines in the order of their tagged parts; an untagged line stays after its predecessor. */
function asTagged(placed: readonly Line[], written: readonly Line[]): Line[] {
  const lengths = new Map<number, number>();
  for (const { tag, text } of placed) {
    if (tag) lengths.set(tag.unit, (lengths.get(tag.unit) ?? 0) + text.length);
  }
  const columns = new Map(placed.map((line) => [line.pieces, line.column]));
  let unit = 0;
  return written
    .map((line, index) => {
      unit = line.tag?.unit ?? unit;
      const tag =
        line.tag?.kind === 'row' && (lengths.get(unit) ?? 0) > MAX_ROW_CHARACTERS
          ? { unit: unit + line.tag.part / 10_000, part: 0, kind: 'text' as const, level: 0 }
          : line.tag;
      return {
        line: { ...line, tag, column: columns.get(line.pieces) ?? '' },
        unit: tag?.unit ?? unit,
        index,
      };
    })
    .sort((a, b) => a.unit - b.unit || a.index - b.index)
    .map(({ line }) => line);
}

/** Joins consecutive parts of one line. */
function joinedRows(lines: readonly Line[]): Line[] {
  const rows: Line[][] = [];
  for (const line of lines) {
    const row = rows.at(-1);
    const before = row?.at(-1);
    if (row && before && isOneRow(before, line)) row.push(line);
    else rows.push([line]);
  }
  return rows.map((row) => {
    const line = row.reduce(joinedLine);
    return isStretched(row) ? { ...line, cells: 1, cellLeft: line.left } : line;
  });
}

/** A line whose words were all moved apart equally to fill the column. */
function isStretched(row: readonly Line[]): boolean {
  const gaps = row.slice(1).map((line, index) => line.left - (row[index]?.right ?? 0));
  const areWords = row.every((line) => !line.text.includes(' '));
  return gaps.length >= 2 && areWords && Math.max(...gaps) - Math.min(...gaps) < (row[0]?.size ?? 0) * 0.3;
}

function isOneRow(before: Line, line: Line): boolean {
  if (before.column !== line.column || before.turn !== line.turn || before.tag?.unit !== line.tag?.unit)
    return false;
  const size = Math.min(before.size, line.size);
  if (line.left < before.right - size * 0.5) return false;
  if (isInitial(before, line)) return line.y <= before.y + size && line.y > before.y - before.size;
  return Math.abs(line.y - before.y) < size * 0.5;
}

/**
 * Joins rows that are lines of prose after all, with words moved apart to fill the column: each word is a part by
 * itself, or no row above or below has its parts at the same places.
 */
function withoutStretchedRows(lines: readonly Line[]): Line[] {
  const edges = new Map<string, { left: number; right: number }>();
  for (const { column, left, right } of lines) {
    const found = edges.get(column);
    edges.set(column, {
      left: Math.min(left, found?.left ?? left),
      right: Math.max(right, found?.right ?? right),
    });
  }
  return lines.map((line, index) => {
    const { left, right } = edges.get(line.column) ?? line;
    if (line.cells === 1 || right - line.right > line.size || line.left - left > line.size * 3) return line;
    const isRow = [lines[index - 1], lines[index + 1]].some(
      (other) => other && other.cells > 1 && Math.abs(other.cellLeft - line.cellLeft) < line.size,
    );
    return isRow ? line : { ...line, cells: 1, cellLeft: line.left };
  });
}
