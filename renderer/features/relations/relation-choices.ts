// The settings of the kind of analysis Relations as a value to remember, and the request made from them.
import type { SourceKind } from '#core/records.ts';
import { requestsByKind } from '#core/relations/kinds-apart.ts';
import type { MeetBy, RelationsRequest } from '#core/relations/request.ts';
import { countingRequestOf, type CountingChoices } from '#renderer/common/counts/counting-choices.ts';
import type { ProjectState } from '#renderer/state/project.ts';

/** The settings that relations alone have. */
export interface OwnRelationChoices {
  readonly meetBy: MeetBy;
  /** How many paragraphs apart, where passages that are near each other meet. */
  readonly paragraphs: number;
  /** Null until chosen: a matrix, or pairs if there are many codes. */
  readonly view: 'matrix' | 'pairs' | null;
  readonly order: RowOrder;
}

/** The order of the codes of a matrix. */
export type RowOrder = 'codebook' | 'c' | 'count' | 'name';
export const rowOrders: readonly RowOrder[] = ['codebook', 'c', 'count', 'name'];

export type RelationChoices = CountingChoices & OwnRelationChoices;

/** The settings of relations alone until others are chosen. */
export const firstOwnChoices: OwnRelationChoices = {
  meetBy: 'paragraph',
  paragraphs: 1,
  view: null,
  order: 'codebook',
};

/** A majority is decided about whole sources, so its codes meet only there and in people. */
export function isOffered(by: MeetBy, { layer }: Pick<CountingChoices, 'layer'>): boolean {
  return layer !== 'majority' || by === 'source' || by === 'respondent';
}

/** Where codes meet by the settings. */
export function meetByOf(choices: RelationChoices): MeetBy {
  return isOffered(choices.meetBy, choices) ? choices.meetBy : 'source';
}

/** A request for sources of one kind. */
export interface RequestOfKind {
  /** What the count is called by; null where the study has one kind only, and nobody has chosen it. */
  readonly kind: SourceKind | null;
  readonly request: RelationsRequest;
}

/** The requests for each kind of sources that the study has, since documents and interviews are never counted together. */
export function requestsOf(
  choices: RelationChoices,
  known: Pick<ProjectState['tables'], 'coder' | 'source'>,
): RequestOfKind[] {
  const {
    unit: _unit,
    joinAdjacent: _join,
    estimate: _estimate,
    draws: _draws,
    ...request
  } = countingRequestOf(choices, known);
  const by = meetByOf(choices);
  const asked = requestsByKind({
    ...request,
    by,
    ...(by === 'within' ? { paragraphs: choices.paragraphs } : {}),
  });
  const kinds = new Set(Array.from(known.source.values(), ({ kind }) => kind));
  const there = asked.filter(({ kind }) => kinds.has(kind));
  const counted = there.length > 0 ? there : asked.slice(0, 1);
  const isOnly = asked.length > counted.length;
  return counted.map(({ kind, request: own }) => ({ kind: isOnly ? null : kind, request: own }));
}
