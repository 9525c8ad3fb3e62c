// Puts a row at a place of a list that analysts order by hand.
import { positionBetween } from '#core/kept-tables/numbering.ts';
import type { WriteDb } from '#db/handles.ts';
import { update } from '#db/write.ts';

interface Placed {
  readonly id: string;
  readonly position: number;
}

/**
 * A position at this place among the other rows of a list, which are given in their order. Where no number lies between
 * the neighbours, because two lists were merged or the same two rows changed places often, numbers the others anew first.
 */
export function positionAt(
  db: WriteDb,
  table: 'keptTable' | 'savedQuery',
  others: readonly Placed[],
  place: number,
): number {
  const [before, after] = [others[place - 1]?.position ?? null, others[place]?.position ?? null];
  const position = positionBetween(before, after);
  if ((before === null || before < position) && (after === null || position < after)) return position;
  for (const [index, { id }] of others.entries())
    update(db, table, id, { position: index < place ? index + 1 : index + 2 });
  return place + 1;
}
