// People whom a reader could identify: a combination of values that only one person has identifies that person.
import type { ValueOf } from './table-one.ts';

/** Who could be identified. */
export interface SingledOut {
  /** People whose combination of values is unique, in the order given. */
  readonly alone: readonly string[];
  /** How many people have at least one of the values. */
  readonly withValues: number;
  /** People without any of the values: nothing is printed about them, so they do not count. */
  readonly without: readonly string[];
}

/** The people singled out by these attributes together. A missing value counts as a value of its own. */
export function singledOut(
  people: readonly string[],
  attributeIds: readonly string[],
  valueOf: ValueOf,
): SingledOut {
  const combinations = new Map<string, string[]>();
  const without: string[] = [];
  for (const person of people) {
    const values = attributeIds.map((id) => valueOf(id, person) ?? null);
    if (values.every((value) => value === null)) {
      without.push(person);
      continue;
    }
    const key = JSON.stringify(values);
    combinations.set(key, [...(combinations.get(key) ?? []), person]);
  }
  const alone = [...combinations.values()].flatMap((sharing) => (sharing.length === 1 ? sharing : []));
  const order = new Map(people.map((person, place) => [person, place]));
  return {
    alone: alone.toSorted((a, b) => order.get(a)! - order.get(b)!),
    withValues: people.length - without.length,
    without,
  };
}
