// Matching the codings of two coders one by one. It resembles what MAXQDA does; its manual gives no formula of the
// overlap, so the one used here is said wherever the numbers stand.
import type { Span } from '../span.ts';
import { beyondChance } from './coefficients.ts';
import type { Measure } from './measures.ts';

/** Codings with a match, of both coders together, and those of each without one. */
export interface Matches {
  readonly matched: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
}

/** Which codings of two coders match: pairs of their numbers, each coding in one pair at most. */
export function matchedPairs(
  first: readonly Span[],
  second: readonly Span[],
  threshold: number,
): (readonly [first: number, second: number])[] {
  const candidates: { readonly one: number; readonly other: number; readonly overlap: number }[] = [];
  first.forEach((a, one) => {
    second.forEach((b, other) => {
      const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
      if (shared <= 0) return;
      // Intersection over union: of one character out of ten 0.1, of the same span 1.
      const overlap = shared / (a.end - a.start + (b.end - b.start) - shared);
      if (overlap >= threshold) candidates.push({ one, other, overlap });
    });
  });
  candidates.sort((a, b) => b.overlap - a.overlap || a.one - b.one || a.other - b.other);
  const [takenFirst, takenSecond] = [new Set<number>(), new Set<number>()];
  return candidates.flatMap(({ one, other }) => {
    if (takenFirst.has(one) || takenSecond.has(other)) return [];
    takenFirst.add(one);
    takenSecond.add(other);
    return [[one, other] as const];
  });
}

/** Counts the codings of two coders that match. */
export function matchesOf(first: readonly Span[], second: readonly Span[], threshold: number): Matches {
  const pairs = matchedPairs(first, second, threshold).length;
  return { matched: 2 * pairs, onlyFirst: first.length - pairs, onlySecond: second.length - pairs };
}

/**
 * How chance is taken: one code out of those offered, or what holds where the number of codes on a segment varies or one
 * code is looked at.
 */
export type SegmentChance = 'even' | 'uneven';

/** Agreement by chance among `codes` codes. */
export function segmentChance(codes: number, chance: SegmentChance): number {
  return chance === 'even' ? 1 / codes : codes / (codes + 1) ** 2;
}

/** The share of codings that match, and how far it goes beyond chance (Brennan and Prediger). */
export function segmentCoefficients(
  { matched, onlyFirst, onlySecond }: Matches,
  chance: number,
): Record<'percent' | 'brennan_prediger', Measure> {
  const all = matched + onlyFirst + onlySecond;
  if (all === 0) return { percent: 'never_used', brennan_prediger: 'never_used' };
  const percent = matched / all;
  return { percent, brennan_prediger: beyondChance(percent, chance) };
}
