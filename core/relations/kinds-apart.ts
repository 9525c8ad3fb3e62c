// Documents and interviews are never counted together: which kinds of sources are related, each by itself.
import type { SourceKind } from '../records.ts';
import type { Relations } from './relations.ts';
import type { RelationsRequest } from './request.ts';

/** The request for each kind that it may be asked of: the one in its scope, or both; only interviews have respondents. */
export function requestsByKind(
  request: RelationsRequest,
): readonly { readonly kind: SourceKind; readonly request: RelationsRequest }[] {
  const { by, scope } = request;
  const both: readonly SourceKind[] = by === 'respondent' ? ['interview'] : ['document', 'interview'];
  const kinds = scope?.kind === undefined ? both : [scope.kind];
  return kinds.map((kind) => ({ kind, request: { ...request, scope: { ...scope, kind } } }));
}

/** The relations of those kinds that have a source in scope; of the first kind if neither has. */
export function ofKindsInScope(counted: readonly Relations[]): readonly [Relations, ...Relations[]] {
  const [first, ...others] = counted.filter(({ facts }) => facts.sources.inScope > 0);
  return first ? [first, ...others] : [counted[0]!];
}
