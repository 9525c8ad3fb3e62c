// Relations in the form that scripts read: `concord relations --format json`. Names are part of its contract.
import { PATH_SEPARATOR, pathOf, type Codebook } from '../codes/codebook.ts';
import type { ReasonKey } from '../counting/reasons.ts';
import type { Denominator } from '../counting/request.ts';
import { selectionJson, type JsonTelling, type SelectionJson } from '../counting/selection-json.ts';
import type { Relation, Relations } from './relations.ts';
import type { SourceKind } from '../records.ts';
import type { MeetBy } from './request.ts';

/** Two codes and how they are related. */
export interface RelationJson {
  readonly a: string;
  readonly a_id: string;
  readonly a_path: string;
  readonly b: string;
  readonly b_id: string;
  readonly b_path: string;
  readonly n_a: number | null;
  readonly n_b: number | null;
  /** Where codes meet by passages; absent elsewhere. */
  readonly a_meeting_b?: number | null;
  readonly b_meeting_a?: number | null;
  readonly both: number | null;
  /** All places, where codes meet by passages; otherwise the units with either. */
  readonly places?: number | null;
  readonly either?: number | null;
  /** By source and respondent. */
  readonly neither?: number | null;
  readonly c: number | null;
  readonly jaccard: number | null;
  /** By overlap. */
  readonly shared_characters?: number | null;
  readonly jaccard_characters?: number | null;
  /** Whether `b` is part of `a`, which is then counted without it. */
  readonly one_inside_other: boolean;
  /** The codes that belong to both and are left out. */
  readonly shared_codes: readonly string[];
  readonly reason: ReasonKey | null;
  /** The kind of the sources; null where the study has one kind only, or sources of both were counted. */
  readonly kind: SourceKind | null;
}

/** The selection of the sources of one kind, and how they were counted. */
export interface RelationsOfKindJson {
  readonly kind: SourceKind | null;
  readonly of: number | null;
  readonly without_place: number;
  readonly not_reviewed: number;
  readonly denominator: Denominator;
  readonly method: string;
}

/**
 * Relations as JSON. Documents and interviews are never counted together: where there are both, each row has its kind,
 * and what differs between the kinds stands in `by_kind`.
 */
export interface RelationsJson extends SelectionJson {
  readonly by: MeetBy;
  /** With `within`, how many paragraphs passages may be apart; null otherwise. */
  readonly paragraphs: number | null;
  /** Paragraphs, sources or respondents of the base; null elsewhere, and for two kinds. */
  readonly of: number | null;
  /** Codings of whole sources that have no place in the text and are left out; null for two kinds. */
  readonly without_place: number | null;
  readonly by_kind: readonly RelationsOfKindJson[];
  readonly rows: readonly RelationJson[];
  readonly method: string;
  readonly notice: string | null;
}

/** Relations of the sources of one kind, with the sentences that say how they were counted. */
export interface ToldRelations {
  readonly relations: Relations;
  readonly method: string;
}

/** The relations of one kind of sources, or of each by itself, as plain JSON. */
export function relationsJson(
  all: readonly [ToldRelations, ...ToldRelations[]],
  { codebook, coderName, notice }: Omit<JsonTelling, 'method'> & { readonly codebook: Codebook },
): RelationsJson {
  const [{ relations: first }] = all;
  const { facts, layer } = first;
  const isOne = all.length === 1;
  const notReviewed = all.reduce((sum, { relations }) => sum + relations.notReviewed, 0);
  return {
    by: facts.by,
    paragraphs: facts.by === 'within' ? facts.paragraphs : null,
    of: isOne ? first.of : null,
    ...selectionJson(facts, layer, notReviewed, coderName),
    without_place: isOne ? facts.withoutPlace : null,
    by_kind: all.map(({ relations, method }) => ({
      kind: relations.facts.scope.kind,
      of: relations.of,
      without_place: relations.facts.withoutPlace,
      not_reviewed: relations.notReviewed,
      denominator: relations.facts.denominator.used,
      method,
    })),
    rows: all.flatMap(({ relations: { relations, facts: own } }) =>
      relations.map((relation) => ({
        ...relationJson(relation, codebook, facts.by),
        kind: own.scope.kind,
      })),
    ),
    method: all.map(({ method }) => method).join('\n'),
    notice,
  };
}

function relationJson(relation: Relation, codebook: Codebook, by: MeetBy): Omit<RelationJson, 'kind'> {
  const nameOf = (id: string): string => codebook.byId.get(id)?.name ?? '';
  const pathTo = (id: string): string => pathOf(codebook, id).join(PATH_SEPARATOR);
  const { a, b, nA, nB, aMeetingB, bMeetingA, both, either, neither, c, jaccard } = relation;
  const isByPassages = by === 'overlap' || by === 'within';
  return {
    a: nameOf(a),
    a_id: a,
    a_path: pathTo(a),
    b: nameOf(b),
    b_id: b,
    b_path: pathTo(b),
    n_a: nA,
    n_b: nB,
    ...(isByPassages ? { a_meeting_b: aMeetingB, b_meeting_a: bMeetingA } : {}),
    both,
    ...(isByPassages ? { places: either } : { either }),
    ...(by === 'source' || by === 'respondent' ? { neither } : {}),
    c,
    jaccard,
    ...(by === 'overlap'
      ? { shared_characters: relation.sharedCharacters, jaccard_characters: relation.jaccardCharacters }
      : {}),
    one_inside_other: relation.isInside,
    shared_codes: relation.sharedCodes.map(nameOf),
    reason: relation.reason?.key ?? null,
  };
}
