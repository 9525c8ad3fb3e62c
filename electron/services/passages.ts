import * as z from 'zod';
import { oneSidedSources, passagesOf, type PassageRow } from '#core/counting/passages.ts';
import type { ReadDb } from '#db/handles.ts';
import { get, getText } from '#db/write.ts';
import { spanSchema } from './codings.ts';
import { query } from './context.ts';
import { cellInput, tallyRequest } from './counting-input.ts';

/** How much of the text around a passage is shown, in UTF-16 units. */
const CONTEXT = 120;

export interface Quote {
  readonly sourceId: string;
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly quote: string;
  readonly after: string;
}

function* textsOf(
  db: ReadDb,
  rows: readonly { sourceId: string }[],
): Generator<[sourceId: string, text: string]> {
  for (const sourceId of new Set(rows.map((row) => row.sourceId))) {
    yield [sourceId, getText(db, get(db, 'source', sourceId).textHash)];
  }
}

function holding(db: ReadDb, rows: readonly PassageRow[], words: string): PassageRow[] {
  const wanted = words.toLowerCase();
  const texts = new Map(textsOf(db, rows));
  return rows.filter(({ sourceId, span }) => {
    const text = texts.get(sourceId) ?? '';
    return (span ? text.slice(span.start, span.end) : text).toLowerCase().includes(wanted);
  });
}

export const passages = {
  /**
   * Exactly the passages that a cell of a tally counts, source by source; a coding of a whole source is a row
   * of its own. `words` keeps those whose text holds them, whatever the case.
   */
  list: query(
    z.strictObject({ request: tallyRequest, cell: cellInput, words: z.string().max(200).default('') }),
    ({ db, counting }, { request, cell, words }) => {
      const rows = passagesOf(counting.corpus, counting.codings, request, cell);
      const found = words.trim() === '' ? rows : holding(db, rows, words.trim());
      return {
        rows: found,
        passages: found.filter(({ span }) => span !== null).length,
        wholeSources: found.filter(({ span }) => span === null).length,
        sources: new Set(found.map(({ sourceId }) => sourceId)).size,
        /** Before the words were asked for. */
        all: rows.length,
      };
    },
  ),

  /** The words of passages with a little of what stands around them. */
  quotes: query(
    z.strictObject({
      places: z.array(z.strictObject({ sourceId: z.string(), ...spanSchema.shape })).max(500),
    }),
    ({ db }, { places }): Quote[] => {
      const texts = new Map(textsOf(db, places));
      return places.map(({ sourceId, start, end }) => {
        const text = texts.get(sourceId) ?? '';
        return {
          sourceId,
          start,
          end,
          before: text.slice(Math.max(0, start - CONTEXT), start),
          quote: text.slice(start, end),
          after: text.slice(end, end + CONTEXT),
        };
      });
    },
  ),

  /** Sources classified under a code without a passage on it, and the other way round. */
  oneSided: query(
    z.strictObject({ request: tallyRequest, cell: cellInput }),
    ({ counting }, { request, cell }) => oneSidedSources(counting.corpus, counting.codings, request, cell),
  ),
};
