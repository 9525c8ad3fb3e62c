// The order in which things stand that have one of their own. Positions may be equal, as of what two people added in two copies of
// a study: then the id decides, so that everybody sees the same order.

interface Placed {
  readonly position: number;
  readonly id: string;
}

/** Compares by position, then by id: for `toSorted`. */
export function byPosition(a: Placed, b: Placed): number {
  return a.position - b.position || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
