// The settings of the kind of analysis Relations as a value to remember, and the request made from them.
import type { SourceKind } from '#core/records.ts';
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

/** The request for sources of one kind, since documents and interviews are never counted together; null for both. */
export function requestOf(
  choices: RelationChoices,
  kind: SourceKind,
  known: Pick<ProjectState['tables'], 'coder'>,
): RelationsRequest {
  const {
    unit: _unit,
    joinAdjacent: _join,
    estimate: _estimate,
    draws: _draws,
    ...request
  } = countingRequestOf(choices, known);
  const by = meetByOf(choices);
  return {
    ...request,
    scope: { ...request.scope, kind },
    by,
    ...(by === 'within' ? { paragraphs: choices.paragraphs } : {}),
  };
}

/**
 * The kinds of sources that are counted, each by itself: those of the study, or the one in scope. Only interviews have
 * respondents.
 */
export function kindsCounted(choices: RelationChoices, known: Sources): readonly SourceKind[] {
  if (choices.kind !== 'all') return [choices.kind];
  if (meetByOf(choices) === 'respondent') return ['interview'];
  const kinds = kindsIn(known);
  return kinds.length > 0 ? kinds : ['document'];
}

/** Whether what is counted is called by its kind: not where the study has one kind only, and nobody has chosen it. */
export function isNamed(choices: RelationChoices, known: Sources): boolean {
  return choices.kind !== 'all' || meetByOf(choices) === 'respondent' || kindsIn(known).length > 1;
}

type Sources = Pick<ProjectState['tables'], 'source'>;

function kindsIn({ source }: Sources): SourceKind[] {
  const all = [...source.values()];
  return (['document', 'interview'] as const).filter((kind) => all.some((each) => each.kind === kind));
}
