// The settings of the kind of analysis Tally as a value to remember, and the request made from them.
import type { TallyRequest } from '#core/counting/request.ts';
import {
  countingRequestOf,
  firstCounting,
  possibleCounting,
  unusualCounting,
  type CountingChoices,
} from '#renderer/common/counts/counting-choices.ts';
import type { PercentChoices } from '#renderer/common/counts/percent-field.tsx';
import { groupingOf } from '#renderer/common/counts/groupings.ts';
import type { ProjectState } from '#renderer/state/project.ts';
import type { Intervals } from '#core/counting/shown-intervals.ts';

/** The settings that tallies alone have. */
export interface OwnTallyChoices extends PercentChoices {
  /** `none`, a grouping, or `attribute:` with the id of an attribute; null for `firstGrouping`. */
  readonly by: string | null;
  /** Whether to show beside each count the count of the code itself, without its sub-codes. */
  readonly direct: boolean;
  /** Whether to show beside each row the mean and range of the weights of its codings. */
  readonly weights: boolean;
  /** Ids of saved queries that are further rows. */
  readonly queryIds: readonly string[];
  readonly intervals: Intervals;
  readonly view: 'table' | 'bars';
}

/** The settings above the table. */
export interface TallyChoices extends CountingChoices, OwnTallyChoices {
  readonly by: string;
}

/** The settings of tallies alone until others are chosen. */
export const firstOwnChoices: OwnTallyChoices = {
  by: null,
  direct: false,
  weights: false,
  queryIds: [],
  percent: 'cell',
  shading: false,
  intervals: 'sampled',
  view: 'table',
};

/** The default: how many documents and how many interviews have each theme; see also `firstGrouping`. */
export const firstChoices: TallyChoices = { ...firstCounting, ...firstOwnChoices, by: 'kind' };

type Known = Pick<
  ProjectState['tables'],
  'attribute' | 'class' | 'code' | 'coder' | 'respondent' | 'sample' | 'savedQuery'
>;

/** The settings that still have a meaning; see `possibleCounting`. */
export function possible(choices: TallyChoices, known: Known): TallyChoices {
  const by = groupingOf(choices.by, known) === null && choices.by !== 'none' ? firstChoices.by : choices.by;
  const queryIds = choices.queryIds.filter((id) => known.savedQuery.has(id));
  return { ...possibleCounting(choices, known), by, queryIds };
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

/** How many of the settings behind “More” differ from the default. */
export function unusual(choices: TallyChoices): number {
  const own = ['direct', 'weights', 'intervals'] as const;
  return unusualCounting(choices) + own.filter((name) => choices[name] !== firstChoices[name]).length;
}

/** The request for the settings, without conditions that have lost their meaning. */
export function requestOf(choices: TallyChoices, known: Pick<Known, 'attribute' | 'coder'>): TallyRequest {
  const by = groupingOf(choices.by, known);
  const { queryIds } = choices;
  return {
    ...countingRequestOf(choices, known),
    ...(by === null ? {} : { by }),
    ...(choices.weights ? { weights: true } : {}),
    ...(queryIds.length === 0 ? {} : { queryIds }),
  };
}

/** The request with the shares that are shown. */
export function inPercent(request: TallyRequest, percent: PercentChoices['percent']): TallyRequest {
  return percent === 'cell' ? request : { ...request, percent };
}
