// The settings of the kind of analysis Timeline as a value to remember, and the requests made from them.
import { pairKey } from '#core/counting/crossed-columns.ts';
import type { CellRequest } from '#core/counting/opened-columns.ts';
import type { PeriodLength } from '#core/counting/periods.ts';
import type { Timeline, TimelineRequest } from '#core/timeline/timeline.ts';
import { countingRequestOf, type CountingChoices } from '#renderer/common/counts/counting-choices.ts';
import type { CountPlace } from '#renderer/common/counts/count-table.tsx';
import type { ProjectState } from '#renderer/state/project.ts';

/** The settings that timelines alone have. */
export interface OwnTimelineChoices {
  readonly grain: PeriodLength;
  /** Ids of saved queries that are further rows. */
  readonly queryIds: readonly string[];
  readonly absolute: boolean;
  readonly byClass: boolean;
  readonly ownScale: boolean;
  readonly view: 'figure' | 'table';
}

/** The settings above the figure. */
export interface TimelineChoices extends CountingChoices, OwnTimelineChoices {}

/** The settings of timelines alone until others are chosen. */
export const firstOwnChoices: OwnTimelineChoices = {
  grain: 'year',
  queryIds: [],
  absolute: false,
  byClass: true,
  ownScale: false,
  view: 'figure',
};

/** The settings without saved queries that were deleted. */
export function possible(
  choices: TimelineChoices,
  known: Pick<ProjectState['tables'], 'savedQuery'>,
): TimelineChoices {
  return { ...choices, queryIds: choices.queryIds.filter((id) => known.savedQuery.has(id)) };
}

/** The request for the settings. */
export function requestOf(
  choices: TimelineChoices,
  known: Pick<ProjectState['tables'], 'coder'>,
): TimelineRequest {
  return {
    ...countingRequestOf(choices, known),
    by: choices.grain,
    ...(choices.queryIds.length === 0 ? {} : { queryIds: choices.queryIds }),
    ...(choices.absolute ? { absolute: true } : {}),
    ...(choices.byClass ? { byClass: true } : {}),
  };
}

/**
 * What to ask for to list the passages of a cell: rows are the places of lines, columns are periods, and the column of
 * a line's total is null. Null for a cell that the timeline does not have.
 */
export function cellRequestOf(
  request: TimelineRequest,
  { lines }: Timeline,
  { codeId, row, column }: CountPlace,
): {
  readonly request: CellRequest;
  readonly cell: { readonly codeId: string; readonly columnKey: string };
} | null {
  const { by, absolute: _, byClass: __, ...counting } = request;
  const line = lines[Number(row)];
  if (row === null || !line) return null;
  const byClass = !line.isPooled;
  return {
    request: { ...counting, by: { period: column === null ? null : by, byClass } },
    cell: { codeId, columnKey: column === null ? line.key : pairKey(line.key, column) },
  };
}
