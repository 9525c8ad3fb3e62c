// How the files that were brought in spell codes: here each has the nearest of a few colours, and an identifier of one
// form.
import { hexOf, nearestColour } from '#core/codebook-import/colour-literal.ts';
import type { CodeSpelling } from '#core/exports/codebook-document.ts';
import { keyOf } from '#core/guid.ts';
import type { CodeRecord } from '#core/records.ts';
import type { Part } from '#core/refi/incoming.ts';
import { isColour, isSpelledGuid } from '#core/refi/literals.ts';
import { COLOUR } from '#core/refi/marks.ts';
import type { ReadDb } from '#db/handles.ts';
import { keptRecords, partsOf } from './kept-parts.ts';

/** The identifier and the colour that the newest file wrote for a code, each where it is still the code's. */
export function keptSpelling(db: ReadDb): (code: Pick<CodeRecord, 'id' | 'colour'>) => CodeSpelling {
  const written = new Map<string, Part['shell']['attributes']>();
  for (const record of keptRecords(db).filter(({ sourceId }) => sourceId === null))
    for (const { kind, ownerId, shell } of partsOf(db, record))
      if (kind === 'code' && ownerId !== null) written.set(ownerId, shell.attributes);
  return ({ id, colour }) => {
    const stood = written.get(id) ?? {};
    const guid = stood['guid']?.trim();
    return {
      guid: guid !== undefined && isSpelledGuid(guid) && keyOf(guid) === id.toLowerCase() ? guid : null,
      ...colourOf(stood, colour),
    };
  };
}

function colourOf(stood: Part['shell']['attributes'], colour: number): Omit<CodeSpelling, 'guid'> {
  const literal = stood['color']?.trim();
  const isColourless = literal === undefined && stood[COLOUR] === String(colour);
  if (literal === undefined || nearestColour(literal) !== colour) return { colour: null, isColourless };
  return { colour: isColour(literal) ? literal : hexOf(literal), isColourless };
}
