// The order of rows by when they were made. Two copies of a study may each gain a row in the same moment; the id then
// decides, so that everybody sees the same order.

type Dated<Field extends string> = { readonly [field in Field]: string } & { readonly id: string };

/** Compares by the moment in this field, the earliest first, then by id: for `toSorted`. */
export function byMoment<Field extends string>(field: Field): (a: Dated<Field>, b: Dated<Field>) => number {
  return (a, b) => compared(a[field], b[field]) || compared(a.id, b.id);
}

function compared(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
