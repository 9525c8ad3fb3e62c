// What of the two sides of a query is its result: a choice where several make sense.
import { AppError } from '../errors.ts';
import type { Query, Relation } from './query.ts';

/**
 * Of a relation: its `left` or `right` passages, or the `whole` stretch from one to the other. Where parts meet: what
 * `both` cover, or the passages that meet there, `either` of them.
 */
export type ResultSide = 'left' | 'right' | 'whole' | 'both' | 'either';
export const resultSides: readonly ResultSide[] = ['left', 'right', 'whole', 'both', 'either'];

/** The choices of a query, the default first; of a code, words or OR alone there is nothing to choose. */
export function sidesOf(query: Query): readonly ResultSide[] {
  switch (query.what) {
    case 'filter':
      // The filter holds for whatever is chosen.
      return sidesOf(query.of);
    case 'and':
    case 'at-least':
      return ['both', 'either'];
    case 'relation':
      return hasTwoSides(query.relation) ? ['left', 'right', 'whole'] : ['left'];
    default:
      return [];
  }
}

/** Whether places of both sides stand in the relation: not where one side must be absent or may be anywhere. */
function hasTwoSides(relation: Relation): boolean {
  if (relation.by === 'not-overlapping' || relation.by === 'sources' || relation.by === 'respondents')
    return false;
  return !('with' in relation) || relation.with;
}

/** The side asked for, or the default; null where there is nothing to choose. Throws `invalid` for one not offered. */
export function sideOf(query: Query, asked: ResultSide | null): ResultSide | null {
  const offered = sidesOf(query);
  if (asked === null) return offered[0] ?? null;
  if (offered.includes(asked)) return asked;
  if (offered.length === 0) throw new AppError('invalid', 'errors:query_one_result', { asked });
  throw new AppError('invalid', 'errors:query_no_side', { asked, offered: offered.join(', ') });
}

/** The relation seen from the other side. */
export function converse<R extends Relation>(relation: R): R {
  const other = {
    inside: 'containing',
    containing: 'inside',
    followed: 'preceded',
    preceded: 'followed',
  } as const;
  return relation.by in other ? { ...relation, by: other[relation.by as keyof typeof other] } : relation;
}
