// Codes born late: a code that was created after sources were reviewed was never looked for in them, so that its
// count may be too small.
import { countLeading } from '../ascending.ts';
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
    return countLeading(times.length, (index) => times[index]! < createdAt);
  };
}

/** A code with the sources that had been reviewed before it was created. */
export interface LateCode {
  readonly codeId: string;
  /** In the order of the corpus: what one opens to look again. */
  readonly sourceIds: readonly string[];
}

/** The codes among `codeIds` that were created after sources in scope had been reviewed, each with these. */
export function lateCodes(
  corpus: Corpus,
  codings: CodingTable,
  request: CountingRequest,
  codeIds: Iterable<string>,
): LateCode[] {
  const { layer, scoped } = select(corpus, codings, request);
  const closed = scoped.inScope.flatMap(({ id }) => {
    const at = closedAt(layer, id);
    return at === null ? [] : [{ id, at }];
  });
  return [...codeIds].flatMap((codeId) => {
    const createdAt = corpus.codebook.byId.get(codeId)?.createdAt ?? '';
    const sourceIds = closed.filter(({ at }) => at < createdAt).map(({ id }) => id);
    return sourceIds.length === 0 ? [] : [{ codeId, sourceIds }];
  });
}
