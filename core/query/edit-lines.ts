// What can be done to the lines of the builder. Every step leaves lines that make sense: a part stands first below its
// `at-least`, and nothing is indented below a line without an operand.
import {
  childrenOf,
  endOf,
  MAX_LINES,
  parentOf,
  takesOperand,
  type Line,
  type LineOperator,
} from './lines.ts';

/** The lines after a step, and the line to go on with. */
export interface Edited {
  readonly lines: readonly Line[];
  readonly at: number;
}

/** The deepest that the builder lets a line be indented. */
const MAX_DEPTH = 4;

/** Adds a line with this operator below the line at `at`, beside it; below the first line if that is meant. */
export function addLine(lines: readonly Line[], at: number, operator: LineOperator): Edited | null {
  if (lines.length >= MAX_LINES) return null;
  const depth = Math.max(1, lines[at]?.depth ?? 0);
  const place = at === 0 ? lines.length : endOf(lines, at);
  const line: Line = { depth, operator, operand: null };
  return { lines: mended(lines.toSpliced(place, 0, line)), at: place };
}

/** Indents a line, with what is below it, under the line above it; null where it cannot be. */
export function indent(lines: readonly Line[], at: number): Edited | null {
  const line = lines[at];
  const above = at > 0 ? parentBefore(lines, at) : null;
  if (!line || above === null || line.depth >= MAX_DEPTH || line.operator?.what === 'part') return null;
  return { lines: mended(shifted(lines, at, 1)), at };
}

/** The line of the same depth above, if something can be indented below it. */
function parentBefore(lines: readonly Line[], at: number): number | null {
  const depth = lines[at]?.depth ?? 0;
  const parent = parentOf(lines, at);
  const before = lines.slice(0, at).findLastIndex((line) => line.depth === depth);
  if (before <= (parent ?? -1) || before < 1) return null;
  return takesOperand(lines[before]?.operator ?? null) ? before : null;
}

/** Takes a line, with what is below it, out of its group; null where it is in none. */
export function outdent(lines: readonly Line[], at: number): Edited | null {
  const line = lines[at];
  const parent = parentOf(lines, at);
  if (!line || parent === null || line.depth < 2 || line.operator?.what === 'part') return null;
  // What follows it in the group stays there, so it moves behind the group.
  const block = lines.slice(at, endOf(lines, at)).map((each) => ({ ...each, depth: each.depth - 1 }));
  const rest = lines.toSpliced(at, block.length);
  const place = endOf(rest, parent);
  return { lines: mended(rest.toSpliced(place, 0, ...block)), at: place };
}

function shifted(lines: readonly Line[], at: number, by: number): Line[] {
  const end = endOf(lines, at);
  return lines.map((line, place) =>
    place >= at && place < end ? { ...line, depth: line.depth + by } : line,
  );
}

/** Moves a line, with what is below it, before the one above it of its group, or changes its operand with the group's first. */
export function moveUp(lines: readonly Line[], at: number): Edited | null {
  const parent = parentOf(lines, at);
  const line = lines[at];
  if (!line || parent === null) return null;
  const siblings = childrenOf(lines, parent);
  const before = siblings[siblings.indexOf(at) - 1];
  if (before === undefined) return exchanged(lines, parent, at);
  const block = lines.slice(at, endOf(lines, at));
  const moved = lines.toSpliced(at, block.length).toSpliced(before, 0, ...block);
  return { lines: mended(moved), at: before };
}

/** Moves a line, with what is below it, behind the next one of its group. */
export function moveDown(lines: readonly Line[], at: number): Edited | null {
  const parent = parentOf(lines, at);
  if (parent === null) {
    const [first] = childrenOf(lines, at);
    const edited = first === undefined ? null : exchanged(lines, at, first);
    return edited && { ...edited, at: first ?? at };
  }
  const siblings = childrenOf(lines, parent);
  const next = siblings[siblings.indexOf(at) + 1];
  if (next === undefined) return null;
  const moved = moveUp(lines, next);
  return moved && { lines: moved.lines, at: at + (endOf(lines, next) - next) };
}

/** Two lines with each other's operand. */
function exchanged(lines: readonly Line[], above: number, below: number): Edited | null {
  const [one, other] = [lines[above], lines[below]];
  if (!one?.operand || !other?.operand) return null;
  if (one.operand.what === 'at-least' || other.operand.what === 'at-least') return null;
  const made = lines
    .with(above, { ...one, operand: other.operand })
    .with(below, { ...other, operand: one.operand });
  return { lines: made, at: above };
}

/**
 * Removes a line. The first line below it that has an operand takes its place; what else is below it stays there. Null
 * for the only line.
 */
export function removeLine(lines: readonly Line[], at: number): Edited | null {
  const line = lines[at];
  if (!line) return null;
  const heir = childrenOf(lines, at).find((child) => takesOperand(lines[child]?.operator ?? null));
  if (heir === undefined) {
    const end = endOf(lines, at);
    if (end - at >= lines.length) return null;
    return { lines: mended(lines.toSpliced(at, end - at)), at: Math.max(0, at - 1) };
  }
  const own = lines.slice(heir + 1, endOf(lines, heir)).map((each) => ({ ...each, depth: each.depth - 1 }));
  const others = [...lines.slice(at + 1, heir), ...lines.slice(endOf(lines, heir), endOf(lines, at))];
  const placed = { ...line, operand: lines[heir]?.operand ?? null };
  return { lines: mended(lines.toSpliced(at, endOf(lines, at) - at, placed, ...own, ...others)), at };
}

/** The lines with one of them changed; parts are added to an `at-least` that has none, and taken from what is none. */
export function changeLine(lines: readonly Line[], at: number, changed: Partial<Line>): Edited {
  const line = lines[at];
  if (!line) return { lines, at };
  const next = lines.with(at, { ...line, ...changed });
  const begun =
    changed.operand?.what === 'at-least' && line.operand?.what !== 'at-least'
      ? next.toSpliced(
          at + 1,
          0,
          // What stood here becomes the first part.
          { depth: line.depth + 1, operator: { what: 'part' }, operand: line.operand },
          { depth: line.depth + 1, operator: { what: 'part' }, operand: null },
        )
      : next;
  return { lines: mended(begun), at };
}

/** A part that is not below an `at-least`, or stands behind other lines, is joined by OR; no `at-least` asks for more than it has. */
function mended(lines: readonly Line[]): Line[] {
  const kept = lines.map((line, at): Line => {
    if (line.operator?.what !== 'part') return line;
    const parent = parentOf(lines, at) ?? 0;
    const siblings = childrenOf(lines, parent);
    const isPart =
      lines[parent]?.operand?.what === 'at-least' &&
      siblings.slice(0, siblings.indexOf(at)).every((place) => lines[place]?.operator?.what === 'part');
    return isPart ? line : { ...line, operator: { what: 'or' } };
  });
  return kept.map((line, at): Line => {
    if (line.operand?.what !== 'at-least') return line;
    const parts = childrenOf(kept, at).filter((place) => kept[place]?.operator?.what === 'part').length;
    const least = Math.max(1, Math.min(line.operand.least, parts));
    return least === line.operand.least ? line : { ...line, operand: { what: 'at-least', least } };
  });
}
