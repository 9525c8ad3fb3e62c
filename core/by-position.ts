// The order of rows that have a position. Two rows may have the same one, as when two people add a row each
// in two copies of a study; the id then decides, so that everybody sees the same order.

interface Placed {
  readonly position: number;
  readonly id: string;
}

/** Compares by position, then by id: for `toSorted`. */
export function byPosition(a: Placed, b: Placed): number {
  return a.position - b.position || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
