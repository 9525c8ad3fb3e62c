// Which passages of a code a list shows, as plain choices to remember, and the request they make.
import { allVoices, type TallyRequest } from '#core/counting/request.ts';
import type { SourceKind, Stance, Voice } from '#core/records.ts';
import type { ProjectState } from '#renderer/state/project.ts';
import { DEFAULT_LAYER, layerOf } from '#renderer/features/counts/layer-choice.ts';
import {
  firstWorkingChoice,
  workingRequest,
  type WorkingBase,
} from '#renderer/features/counts/working-request.ts';

export interface PassageFilter {
  readonly words: string;
  readonly kind: SourceKind | 'all';
  /** `all`, `none`, or the id of a class. */
  readonly classId: string;
  /** `all`, or the id of a respondent. */
  readonly respondentId: string;
  /** See `layer-choice.ts`. */
  readonly layer: string;
  readonly stance: Stance | 'all' | 'none';
  readonly voice: 'counted' | 'paraphrase' | 'verbatim' | 'remark' | 'all';
  /** With the codes below, and those that a theme gathers. */
  readonly rollup: boolean;
  /** In linked duplicates too. */
  readonly withDuplicates: boolean;
}

export const noFilter: PassageFilter = {
  words: '',
  kind: 'all',
  classId: 'all',
  respondentId: 'all',
  layer: DEFAULT_LAYER,
  stance: 'all',
  voice: 'counted',
  rollup: true,
  withDuplicates: false,
};

const voicesOf: Readonly<Record<Exclude<PassageFilter['voice'], 'counted'>, readonly (Voice | null)[]>> = {
  paraphrase: ['paraphrase'],
  verbatim: ['verbatim-notes', 'verbatim-recorded'],
  remark: ['remark'],
  all: allVoices,
};

type Known = Pick<ProjectState['tables'], 'class' | 'respondent' | 'coder'>;

/** The filter without what is gone: a class, respondent or coder that was deleted makes no condition. */
export function possibleFilter(filter: PassageFilter, known: Known): PassageFilter {
  const { classId, respondentId, layer } = filter;
  return {
    ...filter,
    classId: classId === 'none' || known.class.has(classId) ? classId : 'all',
    respondentId: known.respondent.has(respondentId) ? respondentId : 'all',
    layer: layerOf(layer, known) === null ? DEFAULT_LAYER : layer,
  };
}

/** The request for the passages of a code, out of the sources that the working counts are out of. */
export function passageRequest(
  filter: PassageFilter,
  known: Known,
  base: WorkingBase = firstWorkingChoice.base,
): TallyRequest {
  const { kind, classId, respondentId, stance, voice, rollup, withDuplicates } = possibleFilter(
    filter,
    known,
  );
  const layer = layerOf(filter.layer, known);
  const scope = {
    ...(kind === 'all' ? {} : { kind }),
    ...(classId === 'all' ? {} : { classIds: [classId === 'none' ? null : classId] }),
    ...(respondentId === 'all' ? {} : { respondentIds: [respondentId] }),
    ...(withDuplicates ? { withDuplicates } : {}),
  };
  return {
    ...workingRequest(base, layer === DEFAULT_LAYER ? null : layer),
    rollup,
    scope,
    ...(stance === 'all' ? {} : { stances: [stance === 'none' ? null : stance] }),
    ...(voice === 'counted' ? {} : { voices: voicesOf[voice] }),
  };
}

const notFilters: readonly (keyof PassageFilter)[] = ['rollup', 'layer', 'withDuplicates'];

/** Whether the filter leaves anything out that a newcomer would expect; what takes more in is no filter. */
export function isFiltering(filter: PassageFilter): boolean {
  return (Object.keys(noFilter) as (keyof PassageFilter)[]).some(
    (name) => !notFilters.includes(name) && filter[name] !== noFilter[name],
  );
}
