// How the places of two codes in one source meet.
import { charactersBetween } from '../counting/passage-run.ts';
import type { Span } from '../span.ts';

/** The meetings of the passages of two codes in one source. */
export interface Meetings {
  /** Passages of the first that meet one of the second, and of the second that meet one of the first. */
  readonly ofA: number;
  readonly ofB: number;
  /** Groups of passages linked by their meetings. */
  readonly groups: number;
}

/**
 * Finds the spans that share a point with one of the other list. In both lists starts and ends never decrease, so that
 * the spans met by one follow each other, and those met by the next begin no earlier.
 */
export function meetingsOf(a: readonly Span[], b: readonly Span[]): Meetings {
  let [ofA, ofB, groups] = [0, 0, 0];
  let from = 0;
  /** The end of those of `b` that have been met so far. */
  let met = 0;
  for (const span of a) {
    while (from < b.length && b[from]!.end <= span.start) from += 1;
    let to = from;
    while (to < b.length && b[to]!.start < span.end) to += 1;
    if (to === from) continue;
    ofA += 1;
    if (from >= met) groups += 1;
    ofB += to - Math.max(from, met);
    met = to;
  }
  return { ofA, ofB, groups };
}

/** The characters in a span of each list, in code points. Spans of one list share none. */
export function sharedCharacters(a: readonly Span[], b: readonly Span[], astral: readonly number[]): number {
  let shared = 0;
  for (let one = 0, other = 0; one < a.length && other < b.length;) {
    const start = Math.max(a[one]!.start, b[other]!.start);
    const end = Math.min(a[one]!.end, b[other]!.end);
    if (start < end) shared += charactersBetween(astral, start, end);
    if (a[one]!.end < b[other]!.end) one += 1;
    else other += 1;
  }
  return shared;
}

/** How many numbers are in both lists; each list is ascending and has no number twice. */
export function inBoth(a: readonly number[], b: readonly number[]): number {
  let both = 0;
  for (let one = 0, other = 0; one < a.length && other < b.length;) {
    const [left, right] = [a[one]!, b[other]!];
    if (left === right) both += 1;
    if (left <= right) one += 1;
    if (right <= left) other += 1;
  }
  return both;
}
