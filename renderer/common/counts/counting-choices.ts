// What all kinds of analysis count, as a value to remember: the scope, the layer, the base, the unit and the codes. They
// stay while the kind changes.
import { presentCodeId } from '#core/codes/present-codes.ts';
import type { Basis, Denominator, TallyRequest, Unit } from '#core/counting/request.ts';
import { allVoices } from '#core/counting/request.ts';
import type { SourceKind, Stance } from '#core/records.ts';
import type { ProjectState } from '#renderer/state/project.ts';
import { DEFAULT_LAYER, layerOf } from './layer-choice.ts';
import { possibleScope, scopeOfChoices, wholeScope, type ScopeChoices } from './scope-choices.ts';
import { NONE } from './side-choices.ts';

/** The settings that kinds of analysis share, as plain words for menus and for remembering. */
export interface CountingChoices extends ScopeChoices {
  readonly of: 'themes' | 'codes';
  /** Only these themes or codes, in this order; empty for all. */
  readonly codeIds: readonly string[];
  readonly unit: Unit;
  readonly basis: Basis;
  readonly denominator: Denominator;
  /** See `layer-choice.ts`. */
  readonly layer: string;
  readonly kind: SourceKind | 'all';
  /** Only interviews of these respondents; empty for all. */
  readonly respondentIds: readonly string[];
  readonly rollup: boolean;
  /** Whether to weight classes by their sampling frames. */
  readonly estimate: boolean;
  /** The sample to estimate from if a class has several; `NONE` for the largest. */
  readonly drawId: string;
  readonly joinAdjacent: boolean;
  readonly withRemarks: boolean;
  readonly withExcluded: boolean;
  readonly withDuplicates: boolean;
  /** Whether codings accepted from suggestions are left out. */
  readonly withoutSuggested: boolean;
  readonly stance: Stance | 'all' | 'none';
  /** Only codings with at least this weight, from 0 to 100; null for all, with or without a weight. */
  readonly minimumWeight: number | null;
}

/** Scope settings of counts alone, as they do not narrow. */
export const everybody = { kind: 'all', respondentIds: [] } as const;

/** The default: how many sources have each theme, by whomever they were coded for the study. */
export const firstCounting: CountingChoices = {
  of: 'themes',
  codeIds: [],
  unit: 'sources',
  basis: 'any',
  denominator: 'reviewed',
  layer: DEFAULT_LAYER,
  ...wholeScope,
  ...everybody,
  rollup: true,
  estimate: false,
  drawId: NONE,
  joinAdjacent: false,
  withRemarks: false,
  withExcluded: false,
  withDuplicates: false,
  withoutSuggested: false,
  stance: 'all',
  minimumWeight: null,
};

type Known = Pick<
  ProjectState['tables'],
  'attribute' | 'class' | 'code' | 'coder' | 'respondent' | 'sample' | 'savedQuery'
>;

/**
 * The settings that still have a meaning: without what was deleted, with what codes were merged into; and a majority, which decides about whole sources,
 * gets a unit that it has.
 */
export function possibleCounting<C extends CountingChoices>(choices: C, known: Known): C {
  const drawId = known.sample.has(choices.drawId) ? choices.drawId : NONE;
  const layer = layerOf(choices.layer, known) === null ? DEFAULT_LAYER : choices.layer;
  const unit = layer === 'majority' && !isDecidedByMajority(choices.unit) ? 'sources' : choices.unit;
  const respondentIds = choices.respondentIds.filter((id) => known.respondent.has(id));
  const intoOf = (id: string) => known.code.get(id)?.mergedInto;
  const codeIds = [...new Set(choices.codeIds.map((id) => presentCodeId(id, intoOf)))].filter((id) => {
    const code = known.code.get(id);
    return code && code.status !== 'merged' && (choices.of === 'codes' || code.isTheme);
  });
  return { ...choices, ...possibleScope(choices, known), respondentIds, codeIds, layer, unit, drawId };
}

/** Whether a majority of coders has this unit: sources and respondents. */
export function isDecidedByMajority(unit: Unit): boolean {
  return unit === 'sources' || unit === 'respondents';
}

/** The settings behind “More” that all kinds of analysis share. */
const behindMore = [
  'estimate',
  'drawId',
  'joinAdjacent',
  'withRemarks',
  'withExcluded',
  'withDuplicates',
  'withoutSuggested',
  'stance',
  'minimumWeight',
  'basis',
] as const;

/** How many of the shared settings behind “More” differ from the default. */
export function unusualCounting(choices: CountingChoices): number {
  return behindMore.filter((name) => choices[name] !== firstCounting[name]).length;
}

/** The request for the shared settings, without conditions that have lost their meaning. */
export function countingRequestOf(
  choices: CountingChoices,
  known: Pick<Known, 'coder'>,
): Omit<TallyRequest, 'by'> {
  const { of, codeIds, unit, basis, denominator, rollup, joinAdjacent, kind, respondentIds, stance } =
    choices;
  const { minimumWeight } = choices;
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
    of: codeIds.length === 0 ? of : codeIds,
    unit,
    basis,
    denominator,
    rollup,
    joinAdjacent,
    ...(choices.estimate && unit === 'sources' ? { estimate: true } : {}),
    ...(choices.drawId === NONE ? {} : { draws: [choices.drawId] }),
    ...(layer === null || layer === DEFAULT_LAYER ? {} : { layer }),
    ...(Object.keys(scope).length === 0 ? {} : { scope }),
    ...(choices.withRemarks ? { voices: allVoices } : {}),
    ...(choices.withoutSuggested ? { withoutSuggested: true } : {}),
    ...(minimumWeight === null ? {} : { minimumWeight }),
    ...(stance === 'all' ? {} : { stances: [stance === 'none' ? null : stance] }),
  };
}
