/**
 * The rows of a count in an order that somebody gave them: the ids of codes, and of saved queries that are rows. Rows that
 * it does not name follow as they were; without an order all stay so.
 */
export function rowsInOrder<Row extends { readonly codeId: string }>(
  rows: readonly Row[],
  order: readonly string[] | undefined,
): readonly Row[] {
  if (order === undefined) return rows;
  const places = new Map(order.map((codeId, place) => [codeId, place]));
  const placeOf = ({ codeId }: Row): number => places.get(codeId) ?? order.length;
  return rows.toSorted((a, b) => placeOf(a) - placeOf(b));
}
