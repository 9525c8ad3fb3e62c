// The colours of codes as the project files had them that were brought in: here each code has the nearest of a few.
import { hexOf, nearestColour } from '#core/codebook-import/colour-literal.ts';
import type { CodeRecord } from '#core/records.ts';
import type { Part } from '#core/refi/incoming.ts';
import { isColour } from '#core/refi/literals.ts';
import type { ReadDb } from '#db/handles.ts';
import { all, getText } from '#db/write.ts';
import { exchangesIn } from './kept-parts.ts';

/** The colour that the newest file wrote for a code, where it is still the code's; null for any other. */
export function keptColours(db: ReadDb): (code: Pick<CodeRecord, 'id' | 'colour'>) => string | null {
  const order = exchangesIn(db);
  const kept = all(db, 'exchangeParts')
    .filter(({ sourceId }) => sourceId === null)
    .toSorted((a, b) => order.indexOf(a.exchangeId) - order.indexOf(b.exchangeId));
  const written = new Map<string, string | undefined>();
  for (const { partsHash } of kept)
    // Parts are kept as this program wrote them.
    for (const { kind, ownerId, shell } of JSON.parse(getText(db, partsHash)) as Part[])
      if (kind === 'code' && ownerId !== null) written.set(ownerId, shell.attributes['color']);
  return ({ id, colour }) => {
    const literal = written.get(id)?.trim();
    if (literal === undefined || nearestColour(literal) !== colour) return null;
    return isColour(literal) ? literal : hexOf(literal);
  };
}
