// What a text and a later version of it have in common, without knowing how one became the other: for what names
// positions of a text that has been edited since, such as the layout of its pages.
import { countLeading } from '../ascending.ts';
import { editBetween } from './anchors.ts';
import type { Span } from '../span.ts';

/** Words that stand in both texts: `length` UTF-16 code units at `from` in the earlier, at `to` in the later. */
export interface KeptStretch {
  readonly from: number;
  readonly to: number;
  readonly length: number;
}

/** An earlier text against a later one. */
export interface TextChange {
  /** Lengths of both in UTF-16 code units. */
  readonly before: number;
  readonly after: number;
  /** Ascending in both texts; none touches the next in both. */
  readonly kept: readonly KeptStretch[];
}

/** Whether a character stands between units of comparison: lines first, then words or, in Chinese, clauses. */
const edges: readonly ((character: string) => boolean)[] = [
  (character) => character === '\n',
  (character) => /[\s\p{P}]/u.test(character),
];

/**
 * Compares two texts: what stands between their equal beginnings and ends is compared by the lines that stand once
 * in each, in the same order (patience diff, Cohen 2003), what stands between those by words likewise. Words that
 * were moved past others count as removed and written anew.
 */
export function textChange(before: string, after: string): TextChange {
  const kept: { from: number; to: number; length: number }[] = [];
  const keep = (from: number, to: number, length: number): void => {
    if (length === 0) return;
    const last = kept.at(-1);
    if (last && last.from + last.length === from && last.to + last.length === to) last.length += length;
    else kept.push({ from, to, length });
  };
  const compare = (a: Span, b: Span): void => {
    const was = before.slice(a.start, a.end);
    const edit = editBetween(was, after.slice(b.start, b.end));
    if (!edit) {
      keep(a.start, b.start, was.length);
      return;
    }
    for (const isEdge of edges) {
      // A line or word that begins or ends like another one is not torn for that.
      let head = edit.start;
      while (head > 0 && !isEdge(was[head - 1]!)) head -= 1;
      let end = edit.start + edit.removed;
      while (end < was.length && !isEdge(was[end]!)) end += 1;
      const tail = was.length - end;
      const left = { start: a.start + head, end: a.end - tail };
      const right = { start: b.start + head, end: b.end - tail };
      const units = commonUnits(before, left, after, right, isEdge);
      if (units.length === 0) continue;
      keep(a.start, b.start, head);
      let [from, to] = [left.start, right.start];
      for (const unit of units) {
        compare({ start: from, end: unit.from }, { start: to, end: unit.to });
        keep(unit.from, unit.to, unit.length);
        [from, to] = [unit.from + unit.length, unit.to + unit.length];
      }
      compare({ start: from, end: left.end }, { start: to, end: right.end });
      keep(left.end, right.end, tail);
      return;
    }
    const tail = was.length - edit.start - edit.removed;
    keep(a.start, b.start, edit.start);
    keep(a.end - tail, b.end - tail, tail);
  };
  compare({ start: 0, end: before.length }, { start: 0, end: after.length });
  return { before: before.length, after: after.length, kept };
}

/**
 * Where a position of the earlier text lies in the later one. Within words that gave way to others it lies as far
 * along those. Rises with the position.
 */
export function positionAfter({ before, after, kept }: TextChange, position: number): number {
  const next = firstBehind(kept, position);
  const last = kept[next - 1];
  if (last && position < last.from + last.length) return last.to + position - last.from;
  const [from, to] = last ? [last.from + last.length, last.to + last.length] : [0, 0];
  const [end, endAfter] = [kept[next]?.from ?? before, kept[next]?.to ?? after];
  if (end === from) return endAfter;
  return to + Math.floor(((position - from) * (endAfter - to)) / (end - from));
}

/** What is left of a span of the earlier text, in pieces, each with its place in both; empty when nothing is. */
export function piecesAfter({ kept }: TextChange, { start, end }: Span): KeptStretch[] {
  const pieces: KeptStretch[] = [];
  for (let index = Math.max(0, firstBehind(kept, start) - 1); index < kept.length; index += 1) {
    const stretch = kept[index]!;
    if (stretch.from >= end) break;
    const from = Math.max(start, stretch.from);
    const length = Math.min(end, stretch.from + stretch.length) - from;
    if (length > 0) pieces.push({ from, to: stretch.to + from - stretch.from, length });
  }
  return pieces;
}

/** Where all of a span's words stand together in the later text; null where any is gone or another is among them. */
export function wholeAfter(change: TextChange, span: Span): Span | null {
  const [piece] = piecesAfter(change, span);
  return piece?.length === span.end - span.start ? { start: piece.to, end: piece.to + piece.length } : null;
}

/** The index of the first stretch that begins behind a position of the earlier text. */
function firstBehind(kept: readonly KeptStretch[], position: number): number {
  return countLeading(kept.length, (index) => kept[index]!.from <= position);
}

/** The units that stand once in each of two stretches, as many as have the same order in both. */
function commonUnits(
  before: string,
  a: Span,
  after: string,
  b: Span,
  isEdge: (character: string) => boolean,
): KeptStretch[] {
  const there = unitsOf(after, b, isEdge);
  const pairs: KeptStretch[] = [];
  for (const [unit, from] of unitsOf(before, a, isEdge)) {
    const to = there.get(unit) ?? null;
    if (from !== null && to !== null) pairs.push({ from, to, length: unit.length });
  }
  return longestRising(pairs);
}

/** Where each unit of a stretch begins in its text, in order; null for one that stands there more than once. */
function unitsOf(
  text: string,
  { start, end }: Span,
  isEdge: (character: string) => boolean,
): Map<string, number | null> {
  const places = new Map<string, number | null>();
  for (let at = start; at < end;) {
    let unitEnd = at;
    while (unitEnd < end && !isEdge(text[unitEnd]!)) unitEnd += 1;
    const unit = text.slice(at, unitEnd);
    // White space alone says nothing of where one is.
    if (unit.trim() !== '') places.set(unit, places.has(unit) ? null : at);
    at = unitEnd + 1;
  }
  return places;
}

/** The longest run of pairs, ascending by `from` as given, in which `to` rises too. */
function longestRising(pairs: readonly KeptStretch[]): KeptStretch[] {
  // By length of run, the pair that ends the run lowest; each pair knows the one before it.
  const ends: number[] = [];
  const previous = new Int32Array(pairs.length);
  pairs.forEach(({ to }, index) => {
    const low = countLeading(ends.length, (place) => pairs[ends[place]!]!.to < to);
    previous[index] = ends[low - 1] ?? -1;
    ends[low] = index;
  });
  const run: KeptStretch[] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = previous[index]!) run.push(pairs[index]!);
  return run.toReversed();
}
