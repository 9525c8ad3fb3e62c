// Queries of a coder in a second pass, who may see nobody else's codings: BY names other coders, and the layer of a count
// may be somebody else's.
import type { Queried } from '../counting/corpus.ts';
import type { Selection } from '../counting/selection.ts';
import { AppError } from '../errors.ts';
import { askable } from './queried-sources.ts';
import { everyPart, type Query } from './query.ts';

/** Throws `conflict` if the query, by its ids, asks for the codings of anybody but this coder. */
export function refuseOthersCodings(query: Query, coderId: string): void {
  for (const part of everyPart(query))
    if (part.what === 'filter' && part.filter.on === 'coder' && part.filter.coder !== coderId)
      throw new AppError('conflict', 'errors:query_blind');
}

/** Answers saved queries from this coder's codings alone. Throws `conflict` for a query that asks for those of others. */
export function queriedBlind(queried: Queried, coderId: string): Queried {
  return {
    ...queried,
    sourcesFound: (corpus, queryId, asked) => {
      refuseOthersCodings(askable(corpus, queryId).query, coderId);
      return queried.sourcesFound(corpus, queryId, { ...asked, layer: { coderId } });
    },
    foundIn: (selection, queryId) => {
      // The type of `Queried` keeps selections from it, which counting alone makes.
      const { corpus } = selection as Selection;
      refuseOthersCodings(askable(corpus, queryId).query, coderId);
      return queried.foundIn(selection, queryId);
    },
  };
}
