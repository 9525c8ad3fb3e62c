// The order of rows on a screen, for a file that is exported from it.
import * as z from 'zod';

/** The ids of codes in the order of their rows; other rows follow in the order of the codebook. */
export const rowOrder = z.array(z.string()).optional();

/** The rows in this order; unchanged if there is none. */
export function rowsInOrder<Row extends { readonly codeId: string }>(
  rows: readonly Row[],
  order: z.infer<typeof rowOrder>,
): readonly Row[] {
  if (order === undefined) return rows;
  const places = new Map(order.map((codeId, place) => [codeId, place]));
  const placeOf = ({ codeId }: Row): number => places.get(codeId) ?? order.length;
  return rows.toSorted((a, b) => placeOf(a) - placeOf(b));
}
