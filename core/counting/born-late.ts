// Codes born late: a code that was created after sources were reviewed was never looked for in them, so that its
// count may be too small.
import type { CodingTable } from './coding-table.ts';
import type { Corpus } from './corpus.ts';
import { closedAt } from './layer.ts';
import type { CountingRequest } from './request.ts';
import { select, type Selection } from './selection.ts';

/** For a code, how many sources in scope had been reviewed in the layer before it was created. */
export function reviewedBeforeCreation({ corpus, layer, scoped }: Selection): (codeId: string) => number {
  const times = scoped.inScope.flatMap(({ id }) => closedAt(layer, id) ?? []).sort();
  return (codeId) => {
    const createdAt = corpus.codebook.byId.get(codeId)?.createdAt ?? '';
    let low = 0;
    let high = times.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (times[middle]! < createdAt) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/** The ids of those sources, in the order of the corpus: what one opens to look again. */
export function sourcesReviewedBefore(
  corpus: Corpus,
  codings: CodingTable,
  request: CountingRequest,
  codeId: string,
): string[] {
  const createdAt = corpus.codebook.byId.get(codeId)?.createdAt ?? '';
  const { layer, scoped } = select(corpus, codings, request);
  return scoped.inScope
    .filter(({ id }) => {
      const closed = closedAt(layer, id);
      return closed !== null && closed < createdAt;
    })
    .map(({ id }) => id);
}
