import type { Measure } from '#core/agreement/measures.ts';

/** How far a coefficient is from what is expected; infinite where one is a number and the other is missing. */
export function distance(found: Measure | null | undefined, expected: number | null | undefined): number {
  if (expected === null || expected === undefined) return typeof found === 'number' ? Infinity : 0;
  return typeof found === 'number' ? Math.abs(found - expected) : Infinity;
}

/** How far two coefficients are from each other; where both are missing, whether the reasons are the same. */
export function apart(one: Measure, other: Measure): number {
  if (typeof one === 'string' || typeof other === 'string') return one === other ? 0 : Infinity;
  return Math.abs(one - other);
}
