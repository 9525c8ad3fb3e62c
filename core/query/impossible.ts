// What can be chosen in the builder and could still never find anything, whatever is coded: such choices are not
// offered, or shown with the reason.
import { countedCodes, type Codebook } from '../codes/codebook.ts';
import type { AttributeRecord, SourceKind } from '../records.ts';
import { partsOf, type Filter, type Query, type Relation } from './query.ts';
import { writeQuery } from './write-query.ts';

/**
 * `people`: respondents are asked for where there are no interviews. `kinds`: a source would have to be both a document
 * and an interview. `itself`: what is looked for must not be where it is itself. `values`: a source would have to have
 * two values of one attribute. `excluded`: excluded sources are never counted.
 */
export type WhyImpossible = 'people' | 'kinds' | 'itself' | 'values' | 'excluded';

/** What a study has that queries ask for. */
export interface AskedStudy {
  readonly codebook: Codebook;
  readonly attributes: ReadonlyMap<string, Pick<AttributeRecord, 'owner'>>;
  readonly hasInterviews: boolean;
}

/** The filters around a part of a query. */
type Around = readonly Filter[];

/** Why some part of a resolved query could never find anything; null if each could. */
export function whyImpossible(study: AskedStudy, query: Query, around: Around = []): WhyImpossible | null {
  const own =
    query.what === 'filter'
      ? whyNotBeside(study, query.filter, around)
      : query.what === 'relation'
        ? whyNotRelated(study, query, around)
        : null;
  if (own !== null) return own;
  const within = query.what === 'filter' ? [...around, query.filter] : around;
  for (const part of partsOf(query)) {
    // The other side of these may lie in any source.
    const isElsewhere =
      query.what === 'relation' &&
      part === query.right &&
      part !== query.left &&
      query.relation.by === 'respondents';
    const why = whyImpossible(study, part, isElsewhere ? [] : within);
    if (why !== null) return why;
  }
  return null;
}

function whyNotBeside(study: AskedStudy, filter: Filter, around: Around): WhyImpossible | null {
  const kinds = new Set([...around, filter].flatMap((one) => (one.on === 'kind' ? [one.kind] : [])));
  if (kinds.size > 1) return 'kinds';
  if (filter.on === 'status' && filter.status === 'excluded') return 'excluded';
  if (kinds.has('interview') && !study.hasInterviews) return 'people';
  const asksForPeople = [...around, filter].some((one) => isOfPeople(study, one));
  if (asksForPeople && !mayHavePeople(study, kinds)) return 'people';
  const isContradicted =
    filter.on === 'attribute' &&
    !isOfPeople(study, filter) &&
    around.some(
      (one) => one.on === 'attribute' && one.attribute === filter.attribute && one.value !== filter.value,
    );
  return isContradicted ? 'values' : null;
}

function isOfPeople({ attributes }: AskedStudy, filter: Filter): boolean {
  if (filter.on === 'respondent') return true;
  // Without a value is also what has nobody who could have one.
  return (
    filter.on === 'attribute' &&
    filter.value !== null &&
    attributes.get(filter.attribute)?.owner === 'respondent'
  );
}

function mayHavePeople({ hasInterviews }: AskedStudy, kinds: ReadonlySet<SourceKind>): boolean {
  return hasInterviews && !kinds.has('document');
}

function whyNotRelated(
  study: AskedStudy,
  { relation, left, right }: Extract<Query, { readonly what: 'relation' }>,
  around: Around,
): WhyImpossible | null {
  if (relation.by === 'respondents') {
    const kinds = new Set(around.flatMap((one) => (one.on === 'kind' ? [one.kind] : [])));
    return mayHavePeople(study, kinds) ? null : 'people';
  }
  if (!asksForAbsence(relation)) return null;
  if (writeQuery(left) === writeQuery(right)) return 'itself';
  // The very span of a code may not be that of one which counts it.
  if (relation.by === 'passages') return null;
  const [sought, absent] = [codesOf(study.codebook, left), codesOf(study.codebook, right)];
  return sought !== null && absent !== null && [...sought].every((id) => absent.has(id)) ? 'itself' : null;
}

function asksForAbsence(relation: Relation): boolean {
  return relation.by === 'not-overlapping' || ('with' in relation && !relation.with);
}

/** The codes whose passages a part yields, or a part of them; null where it is not known. */
function codesOf(codebook: Codebook, query: Query): ReadonlySet<string> | null {
  switch (query.what) {
    case 'code':
      return query.direct ? new Set([query.code]) : countedCodes(codebook, query.code);
    case 'or': {
      const [left, right] = [codesOf(codebook, query.left), codesOf(codebook, query.right)];
      return left !== null && right !== null ? new Set([...left, ...right]) : null;
    }
    default:
      return null;
  }
}
