// The settings of the Tallies screen as a value to remember, and the request made from them.
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

/** The settings above the table, as plain words for menus and for remembering. */
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
  /** Only interviews of these respondents; empty for all. */
  readonly respondentIds: readonly string[];
  readonly rollup: boolean;
  /** Whether to show beside each count the count of the code itself, without its sub-codes. */
  readonly direct: boolean;
  /** Whether to weight classes by their sampling frames. */
  readonly estimate: boolean;
  /** The sample to estimate from if a class has several; `NONE` for the largest. */
  readonly drawId: string;
  readonly joinAdjacent: boolean;
  readonly withRemarks: boolean;
  readonly withExcluded: boolean;
  readonly withDuplicates: boolean;
  readonly stance: Stance | 'all' | 'none';
  readonly intervals: Intervals;
  readonly view: 'table' | 'bars';
}

/** Scope settings of tallies alone, as they do not narrow. */
export const everybody = { kind: 'all', respondentIds: [] } as const;

/** The default: how many documents and how many interviews have each theme; see also `firstGrouping`. */
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

/** The groupings that need no attribute, in menu order. */
export const plainGroupings = ['kind', 'class', 'year', 'month', 'language', 'origin', 'respondent'] as const;
const ATTRIBUTE = 'attribute:';

type Known = Pick<ProjectState['tables'], 'attribute' | 'class' | 'coder' | 'respondent' | 'sample'>;

/** The grouping choice for an attribute. */
export function attributeChoice(id: string): string {
  return ATTRIBUTE + id;
}

/**
 * The settings that still have a meaning: a deleted attribute or coder is replaced by the default, and a majority,
 * which decides about whole sources, gets a unit that it has.
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
 * The default columns: kinds side by side, but classes if any of them was sampled or purposive: documents then have no
 * common share, and each class shows its coverage. Respondents, and interviews alone, have no class.
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

/** How many of the settings behind “More” differ from the default. */
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

/** The request for the settings, without conditions that have lost their meaning. */
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
