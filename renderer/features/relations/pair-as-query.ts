// A pair of codes as a query: what the cell counts, for Passages.
import type { Query, Relation } from '#core/query/query.ts';
import type { MeetBy } from '#core/relations/request.ts';
import type { OpenedPair } from './opened.ts';

/** How codes meet, and with what: the settings of relations that a query has too. */
export interface MeetingQuery {
  readonly by: MeetBy;
  readonly paragraphs: number;
  readonly rollup: boolean;
}

/** The passages of the first code that meet the second, in sources of the pair's kind. */
export function pairAsQuery({ kind, a, b }: OpenedPair, { by, paragraphs, rollup }: MeetingQuery): Query {
  const code = (id: string): Query => ({ what: 'code', code: id, direct: !rollup });
  const query: Query = {
    what: 'relation',
    relation: relationOf(by, paragraphs),
    left: code(a),
    right: code(b),
  };
  return kind === null ? query : { what: 'filter', filter: { on: 'kind', kind }, of: query };
}

function relationOf(by: MeetBy, paragraphs: number): Relation {
  switch (by) {
    case 'overlap':
      return { by: 'overlapping' };
    case 'within':
      return { by: 'near', paragraphs };
    case 'passage':
    case 'paragraph':
    case 'source':
    case 'respondent':
      return { by: `${by}s`, with: true };
  }
}
