// What the analyst has chosen to see on the screen of tallies, as a value to remember, and the request it makes.
import type { Basis, Denominator, Grouping, TallyRequest, Unit } from '#core/counting/request.ts';
import { allVoices } from '#core/counting/request.ts';
import type { SourceKind, Stance } from '#core/records.ts';
import type { ProjectState } from '#renderer/state/project.ts';
import type { Intervals } from '#words/figure-rows.ts';
import { NONE } from '#renderer/common/counts/side-choices.ts';
import { DEFAULT_LAYER, layerOf } from '#renderer/common/counts/layer-choice.ts';
import {
  possibleScope,
  scopeOfChoices,
  wholeScope,
  type ScopeChoices,
} from '#renderer/common/counts/scope-choices.ts';

/** The choices above the table. Plain words, as menus hold them and as they are remembered. */
export interface TallyChoices extends ScopeChoices {
  readonly of: 'themes' | 'codes';
  /** `none`, a grouping, or `attribute:` with the id of an attribute. */
  readonly by: string;
  readonly unit: Unit;
  readonly basis: Basis;
  readonly denominator: Denominator;
  /** See `layer-choice.ts`. */
  readonly layer: string;
  readonly kind: SourceKind | 'all';
  /** Only interviews of these people; empty for everybody. */
  readonly respondentIds: readonly string[];
  readonly rollup: boolean;
  /** Beside each count that of the code itself, without those below. */
  readonly direct: boolean;
  /** Weigh classes by their frames. */
  readonly estimate: boolean;
  /** The sample to estimate from where a class has several; `NONE` for the largest. */
  readonly drawId: string;
  readonly joinAdjacent: boolean;
  readonly withRemarks: boolean;
  readonly withExcluded: boolean;
  readonly withDuplicates: boolean;
  readonly stance: Stance | 'all' | 'none';
  readonly intervals: Intervals;
  readonly view: 'table' | 'bars';
}

/** The choices of scope that only a tally has, as they narrow nothing. */
export const everybody = { kind: 'all', respondentIds: [] } as const;

/** What a newcomer sees: how many documents, and how many interviews, have each theme; see also `firstGrouping`. */
export const firstChoices: TallyChoices = {
  of: 'themes',
  by: 'kind',
  unit: 'sources',
  basis: 'any',
  denominator: 'reviewed',
  layer: DEFAULT_LAYER,
  ...wholeScope,
  ...everybody,
  rollup: true,
  direct: false,
  estimate: false,
  drawId: NONE,
  joinAdjacent: false,
  withRemarks: false,
  withExcluded: false,
  withDuplicates: false,
  stance: 'all',
  intervals: 'sampled',
  view: 'table',
};

/** The groupings that need no attribute, in the order of the menu. */
export const plainGroupings = ['kind', 'class', 'year', 'month', 'language', 'origin', 'respondent'] as const;
const ATTRIBUTE = 'attribute:';

type Known = Pick<ProjectState['tables'], 'attribute' | 'class' | 'coder' | 'respondent' | 'sample'>;

/** How an attribute is written among the groupings. */
export function attributeChoice(id: string): string {
  return ATTRIBUTE + id;
}

/**
 * The choices that still mean something: what is gone, such as an attribute or a coder, gives way to the default, and
 * a majority, which decides on whole sources, to a unit that it has.
 */
export function possible(choices: TallyChoices, known: Known): TallyChoices {
  const by = groupingOf(choices.by, known) === null && choices.by !== 'none' ? firstChoices.by : choices.by;
  const drawId = known.sample.has(choices.drawId) ? choices.drawId : NONE;
  const layer = layerOf(choices.layer, known) === null ? DEFAULT_LAYER : choices.layer;
  const unit = layer === 'majority' && !isDecidedByMajority(choices.unit) ? 'sources' : choices.unit;
  const respondentIds = choices.respondentIds.filter((id) => known.respondent.has(id));
  return { ...choices, ...possibleScope(choices, known), respondentIds, by, layer, unit, drawId };
}

/**
 * The columns until some are chosen: kinds side by side; classes, where any of them was sampled or chosen on purpose:
 * then the documents have no share in common, and each class stands with how it was covered. People and interviews
 * alone are of no class.
 */
export function firstGrouping(
  { unit, kind }: Partial<Pick<TallyChoices, 'unit' | 'kind'>>,
  { class: classes, source }: Pick<ProjectState['tables'], 'class' | 'source'>,
): 'kind' | 'class' {
  if (unit === 'respondents' || kind === 'interview') return 'kind';
  const isUnlike = (classId: string | null): boolean =>
    classId !== null && (classes.get(classId)?.coverage ?? 'complete') !== 'complete';
  const documents = [...source.values()].filter((each) => each.kind === 'document');
  return documents.some(({ classId }) => isUnlike(classId)) ? 'class' : 'kind';
}

/** Whether a majority of coders has this unit: sources and respondents. */
export function isDecidedByMajority(unit: Unit): boolean {
  return unit === 'sources' || unit === 'respondents';
}

/** How many of the choices behind “More” differ from what everybody expects. */
export function unusual(choices: TallyChoices): number {
  const behind = [
    'direct',
    'estimate',
    'drawId',
    'joinAdjacent',
    'withRemarks',
    'withExcluded',
    'withDuplicates',
    'stance',
    'intervals',
  ] as const;
  return behind.filter((name) => choices[name] !== firstChoices[name]).length;
}

/** The request that the choices make. Choices that mean nothing any more make no condition. */
export function requestOf(choices: TallyChoices, known: Pick<Known, 'attribute' | 'coder'>): TallyRequest {
  const { of, unit, basis, denominator, rollup, joinAdjacent, kind, respondentIds, stance } = choices;
  const by = groupingOf(choices.by, known);
  const layer = layerOf(choices.layer, known);
  const scope = {
    ...scopeOfChoices(choices),
    ...(kind === 'all' ? {} : { kind }),
    ...(respondentIds.length === 0 ? {} : { respondentIds }),
    ...(choices.sampleId === NONE ? {} : { sampleId: choices.sampleId }),
    ...(choices.withExcluded ? { withExcluded: true } : {}),
    ...(choices.withDuplicates ? { withDuplicates: true } : {}),
  };
  return {
    of,
    unit,
    basis,
    denominator,
    rollup,
    joinAdjacent,
    ...(by === null ? {} : { by }),
    ...(choices.estimate && unit === 'sources' ? { estimate: true } : {}),
    ...(choices.drawId === NONE ? {} : { draws: [choices.drawId] }),
    ...(layer === null || layer === DEFAULT_LAYER ? {} : { layer }),
    ...(Object.keys(scope).length === 0 ? {} : { scope }),
    ...(choices.withRemarks ? { voices: allVoices } : {}),
    ...(stance === 'all' ? {} : { stances: [stance === 'none' ? null : stance] }),
  };
}

function groupingOf(by: string, { attribute }: Pick<Known, 'attribute'>): Grouping | null {
  if (by.startsWith(ATTRIBUTE)) {
    const attributeId = by.slice(ATTRIBUTE.length);
    return attribute.has(attributeId) ? { attributeId } : null;
  }
  return plainGroupings.find((grouping) => grouping === by) ?? null;
}
