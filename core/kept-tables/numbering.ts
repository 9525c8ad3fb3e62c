// The numbers of kept tables and figures: tables and figures apart, in the order of the list.
import { byPosition } from '../by-position.ts';

/** What a number is decided from. */
export interface Numbered {
  readonly id: string;
  readonly position: number;
  readonly isFigure: boolean;
  /** A number that the analyst fixed, such as `2a`; null follows the list. */
  readonly number: string | null;
}

/** The number of each item by id. An item without a fixed number takes the next one that no other of its kind has. */
export function numbersOf(items: readonly Numbered[]): ReadonlyMap<string, string> {
  const numbers = new Map<string, string>();
  for (const isFigure of [false, true]) {
    const own = items.filter((item) => item.isFigure === isFigure).toSorted(byPosition);
    const fixed = new Set(own.flatMap(({ number }) => number ?? []));
    let next = 1;
    for (const { id, number } of own) {
      if (number === null) while (fixed.has(String(next))) next += 1;
      numbers.set(id, number ?? String(next));
      if (number === null) next += 1;
    }
  }
  return numbers;
}

/**
 * A position between two neighbours of the list, for an item that is moved there; null stands for the beginning or the
 * end.
 */
export function positionBetween(before: number | null, after: number | null): number {
  if (before === null) return after === null ? 1 : after - 1;
  return after === null ? before + 1 : (before + after) / 2;
}
