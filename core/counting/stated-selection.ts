// What is said about a count beside its numbers: for a count of sources, everything in scope; for a count of
// people, their interviews only, since documents have no part in it.
import type { SourceRecord } from '../records.ts';
import type { CodingTable } from './coding-table.ts';
import type { Corpus } from './corpus.ts';
import type { TallyRequest } from './request.ts';
import { select, type Selection } from './selection.ts';

/**
 * The selection used for statements about bases, sources left out and codes born late; `selection` itself
 * unless people are counted.
 */
export function statedSelection(
  selection: Selection,
  request: TallyRequest,
  beside: readonly SourceRecord[] = [],
): Selection {
  const { corpus, codings, layer, settings, scoped } = selection;
  const documents = scoped.inScope.filter(({ kind }) => kind === 'document');
  const isOfOneKind = documents.length === 0 || documents.length === scoped.inScope.length;
  if (request.unit !== 'respondents' || isOfOneKind) return selection;
  const scope = { ...settings.scope, kind: 'interview' as const };
  const ofPeople = select(corpus, codings, { ...request, layer: layer.request, scope }, [
    ...beside,
    ...documents,
  ]);
  // Layer and settings stay those that were asked for.
  return { ...ofPeople, layer, settings };
}

/** As `statedSelection`, from the request alone. */
export function selectStated(corpus: Corpus, codings: CodingTable, request: TallyRequest): Selection {
  return statedSelection(select(corpus, codings, request), request);
}
