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

/** A group of passages of two codes that are linked by their meetings: from one index up to, not including, another. */
export interface MeetingGroup {
  readonly a: readonly [from: number, to: number];
  readonly b: readonly [from: number, to: number];
}

/**
 * The groups of spans of two lists linked by sharing a point. In both lists starts and ends never decrease, so that the
 * spans met by one follow each other, and those met by the next begin no earlier.
 */
export function meetingGroups(a: readonly Span[], b: readonly Span[]): MeetingGroup[] {
  const groups: { a: [number, number]; b: [number, number] }[] = [];
  let from = 0;
  for (const [at, span] of a.entries()) {
    while (from < b.length && b[from]!.end <= span.start) from += 1;
    let to = from;
    while (to < b.length && b[to]!.start < span.end) to += 1;
    if (to === from) continue;
    const last = groups.at(-1);
    if (!last || from >= last.b[1]) groups.push({ a: [at, at + 1], b: [from, to] });
    else {
      last.a[1] = at + 1;
      last.b[1] = to;
    }
  }
  return groups;
}

/** Counts the spans that share a point with one of the other list, and their groups. The lists are as above. */
export function meetingsOf(a: readonly Span[], b: readonly Span[]): Meetings {
  let [ofA, ofB] = [0, 0];
  const groups = meetingGroups(a, b);
  for (const group of groups) {
    ofA += group.a[1] - group.a[0];
    ofB += group.b[1] - group.b[0];
  }
  return { ofA, ofB, groups: groups.length };
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

/** The numbers that are in both lists; each list is ascending and has no number twice. */
export function inBoth(a: readonly number[], b: readonly number[]): number[] {
  const both: number[] = [];
  for (let one = 0, other = 0; one < a.length && other < b.length;) {
    const [left, right] = [a[one]!, b[other]!];
    if (left === right) both.push(left);
    if (left <= right) one += 1;
    if (right <= left) other += 1;
  }
  return both;
}
