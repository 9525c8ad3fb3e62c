// What a text and a later version of it have in common, without knowing how one became the other. Used for
// data that refer to positions of a text that has been edited since, such as page layouts.
import { countLeading } from '../ascending.ts';
import { editBetween } from './anchors.ts';
import type { Span } from '../span.ts';

/**
 * Words that both texts contain: `length` UTF-16 code units at `from` in the earlier text and at `to` in the
 * later.
 */
export interface KeptStretch {
  readonly from: number;
  readonly to: number;
  readonly length: number;
}

/** The comparison of an earlier text with a later one. */
export interface TextChange {
  /** Lengths of both in UTF-16 code units. */
  readonly before: number;
  readonly after: number;
  /** Ascending in both texts. No two neighbours touch in both texts. */
  readonly kept: readonly KeptStretch[];
}

/** Whether a character separates units of comparison: first lines, then words or, in Chinese, clauses. */
const edges: readonly ((character: string) => boolean)[] = [
  (character) => character === '\n',
  (character) => /[\s\p{P}]/u.test(character),
];

/**
 * Compares two texts. Between their equal beginnings and ends, lines that occur once in each text and in the
 * same order are matched (patience diff, Cohen 2003), and between those, words in the same way. Words that
 * were moved past others count as removed and inserted.
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
      // Widened to whole lines or words: a unit that merely begins or ends like another is not split.
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
 * Where a position of the earlier text is in the later one. Within replaced words, at the same proportion of
 * the replacement. Never decreases as the position increases.
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

/**
 * The pieces of a span of the earlier text that are left, each with its place in both texts; empty when
 * nothing is.
 */
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

/**
 * Where all of a span's words stand together in the later text; null where any is missing or others came in
 * between.
 */
export function wholeAfter(change: TextChange, span: Span): Span | null {
  const [piece] = piecesAfter(change, span);
  return piece?.length === span.end - span.start ? { start: piece.to, end: piece.to + piece.length } : null;
}

/** The index of the first kept stretch that begins after a position of the earlier text. */
function firstBehind(kept: readonly KeptStretch[], position: number): number {
  return countLeading(kept.length, (index) => kept[index]!.from <= position);
}

/** The units that occur once in each of two ranges, as many of them as are in the same order in both. */
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

/** Where each unit of a range begins in its text, in order; null for one that occurs more than once. */
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
    // White space alone identifies no place.
    if (unit.trim() !== '') places.set(unit, places.has(unit) ? null : at);
    at = unitEnd + 1;
  }
  return places;
}

/** The longest subsequence of pairs, given in ascending order of `from`, in which `to` ascends too. */
function longestRising(pairs: readonly KeptStretch[]): KeptStretch[] {
  // For each length, the pair with the lowest `to` that ends a subsequence of that length; each pair links to
  // the one before it.
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
