// What a reader could tell people apart by: a combination of values that one person alone has names that person.
import type { ValueOf } from './table-one.ts';

export interface SingledOut {
  /** Who alone has their combination of values, in the order given. */
  readonly alone: readonly string[];
  /** How many people have at least one of the values. */
  readonly withValues: number;
  /** Who has none of them: nothing is printed about them, and they are left out. */
  readonly without: readonly string[];
}

/** Who is singled out by these attributes together. A value that is not known is a value like any other. */
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
