// The filter of a list of passages as plain values to remember, and the request made from it.
import type { PassageOrder } from '#core/counting/passage-order.ts';
import { allVoices, type TallyRequest } from '#core/counting/request.ts';
import type { SourceKind, Stance, Voice } from '#core/records.ts';
import type { ProjectState } from '#renderer/state/project.ts';
import { NONE } from '#renderer/common/counts/side-choices.ts';
import { DEFAULT_LAYER, layerOf } from '#renderer/common/counts/layer-choice.ts';
import {
  possibleScope,
  scopeOfChoices,
  wholeScope,
  type ScopeChoices,
} from '#renderer/common/counts/scope-choices.ts';
import {
  firstWorkingChoice,
  workingRequest,
  type WorkingBase,
} from '#renderer/common/counts/working-request.ts';
import type { Sided } from '#renderer/common/passages/passage-request.ts';

export interface PassageFilter extends ScopeChoices {
  readonly words: string;
  readonly kind: SourceKind | 'all';
  /** Empty for everybody. */
  readonly respondentIds: readonly string[];
  /** See `layer-choice.ts`. */
  readonly layer: string;
  readonly stance: Stance | 'all' | 'none';
  readonly voice: 'counted' | 'paraphrase' | 'verbatim' | 'remark' | 'all';
  readonly sided: Sided;
  /** Whether to include sub-codes and the codes added to a theme. */
  readonly rollup: boolean;
  /** Whether to include linked duplicates. */
  readonly withDuplicates: boolean;
  /** Whether to leave out codings accepted from suggestions. */
  readonly withoutSuggested: boolean;
  readonly order: PassageOrder;
}

export const noFilter: PassageFilter = {
  ...wholeScope,
  words: '',
  kind: 'all',
  respondentIds: [],
  layer: DEFAULT_LAYER,
  stance: 'all',
  voice: 'counted',
  sided: 'any',
  rollup: true,
  withDuplicates: false,
  withoutSuggested: false,
  order: 'source',
};

const voicesOf: Readonly<Record<Exclude<PassageFilter['voice'], 'counted'>, readonly (Voice | null)[]>> = {
  paraphrase: ['paraphrase'],
  verbatim: ['verbatim-notes', 'verbatim-recorded'],
  remark: ['remark'],
  all: allVoices,
};

type Known = Pick<
  ProjectState['tables'],
  'attribute' | 'class' | 'coder' | 'respondent' | 'sample' | 'savedQuery'
>;

/** The filter without conditions on what was deleted, such as a class, respondent or coder. */
export function possibleFilter(filter: PassageFilter, known: Known): PassageFilter {
  const { respondentIds, layer } = filter;
  return {
    ...filter,
    ...possibleScope(filter, known),
    respondentIds: respondentIds.filter((id) => known.respondent.has(id)),
    layer: layerOf(layer, known) === null ? DEFAULT_LAYER : layer,
  };
}

/** The request for the passages of a code, limited to the base of the working counts. */
export function passageRequest(
  filter: PassageFilter,
  known: Known,
  base: WorkingBase = firstWorkingChoice.base,
): TallyRequest {
  const possible = possibleFilter(filter, known);
  const { kind, respondentIds, sampleId, stance, voice, rollup, withDuplicates } = possible;
  const layer = layerOf(filter.layer, known);
  const scope = {
    ...(kind === 'all' ? {} : { kind }),
    ...scopeOfChoices(possible),
    ...(respondentIds.length === 0 ? {} : { respondentIds }),
    ...(sampleId === NONE ? {} : { sampleId }),
    ...(withDuplicates ? { withDuplicates } : {}),
  };
  return {
    ...workingRequest(base, layer === DEFAULT_LAYER ? null : layer),
    rollup,
    scope,
    ...(stance === 'all' ? {} : { stances: [stance === 'none' ? null : stance] }),
    ...(voice === 'counted' ? {} : { voices: voicesOf[voice] }),
    ...(possible.withoutSuggested ? { withoutSuggested: true } : {}),
  };
}

/**
 * The filter to remember after a change. A second pass always sees its own layer, so the remembered layer of other
 * coders stays.
 */
export function keptFilter(
  kept: Partial<PassageFilter>,
  changed: Partial<PassageFilter>,
  isBlind: boolean,
): Partial<PassageFilter> {
  return { ...kept, ...changed, ...(isBlind ? { layer: kept.layer ?? DEFAULT_LAYER } : {}) };
}

const notFilters = ['rollup', 'layer', 'withDuplicates', 'order'] as const;

/** Whether the filter hides passages that would be shown by default; showing more is no filter. */
export function isFiltering(filter: PassageFilter): boolean {
  const { values, ...plain } = filter;
  const without = withoutFilters(filter);
  return (
    Object.values(values).some((wanted) => wanted.length > 0) ||
    (Object.keys(plain) as (keyof typeof plain)[]).some(
      (name) => JSON.stringify(plain[name]) !== JSON.stringify(without[name]),
    )
  );
}

/** The filter with nothing hidden; layer, sub-codes and order stay as chosen. */
export function withoutFilters(filter: PassageFilter): PassageFilter {
  return { ...noFilter, ...Object.fromEntries(notFilters.map((name) => [name, filter[name]])) };
}
