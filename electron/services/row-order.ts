// The order of rows that a screen shows, for the file that is written of it.
import * as z from 'zod';

/** Codes in the order in which their rows stand; rows that it does not name follow in the order of the codebook. */
export const rowOrder = z.array(z.string()).optional();

/** The rows in this order; as they are where none is wanted. */
export function rowsInOrder<Row extends { readonly codeId: string }>(
  rows: readonly Row[],
  order: z.infer<typeof rowOrder>,
): readonly Row[] {
  if (order === undefined) return rows;
  const places = new Map(order.map((codeId, place) => [codeId, place]));
  const placeOf = ({ codeId }: Row): number => places.get(codeId) ?? order.length;
  return rows.toSorted((a, b) => placeOf(a) - placeOf(b));
}
