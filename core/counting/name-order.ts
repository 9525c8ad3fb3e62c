// One order for names: N9 before N10, and the same on every machine.

const collator = new Intl.Collator('en', { numeric: true });

/** Orders names as a reader expects, numbers in them by value; names that compare as equal by spelling. */
export function byName(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}
