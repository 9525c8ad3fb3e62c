// The settings of the kind of analysis Crosstab as a value to remember, and the request made from them.
import type { CellRequest } from '#core/counting/opened-columns.ts';
import { pairKey } from '#core/counting/crossed-columns.ts';
import type { CrosstabRequest } from '#core/crosstab/crosstab.ts';
import {
  countingRequestOf,
  unusualCounting,
  type CountingChoices,
} from '#renderer/common/counts/counting-choices.ts';
import type { CountPlace } from '#renderer/common/counts/count-table.tsx';
import type { PercentChoices } from '#renderer/common/counts/percent-field.tsx';
import { groupingOf } from '#renderer/common/counts/groupings.ts';
import type { ProjectState } from '#renderer/state/project.ts';

/** The settings that crosstabs alone have. */
export interface OwnCrosstabChoices extends PercentChoices {
  /** A grouping, or `attribute:` with the id of an attribute: what rows and what columns stand for. */
  readonly by: string;
  readonly by2: string;
  /** Ids of saved queries that are further rows. */
  readonly queryIds: readonly string[];
}

/** The settings above the table. */
export interface CrosstabChoices extends CountingChoices, OwnCrosstabChoices {}

/** The settings of crosstabs alone until others are chosen. */
export const firstOwnChoices: OwnCrosstabChoices = {
  by: 'class',
  by2: 'year',
  queryIds: [],
  percent: 'cell',
  shading: true,
};

/** The settings without attributes and saved queries that were deleted. */
export function possible(
  choices: CrosstabChoices,
  known: Pick<ProjectState['tables'], 'attribute' | 'savedQuery'>,
): CrosstabChoices {
  const [by, by2] = (['by', 'by2'] as const).map((name) =>
    groupingOf(choices[name], known) === null ? firstOwnChoices[name] : choices[name],
  ) as [string, string];
  return { ...choices, by, by2, queryIds: choices.queryIds.filter((id) => known.savedQuery.has(id)) };
}

/** How many of the settings behind “More” differ from the default. */
export function unusual(choices: CrosstabChoices): number {
  const own = [choices.queryIds.length > 0, !choices.rollup];
  return unusualCounting(choices) + own.filter(Boolean).length;
}

/** The request, with shares of the bases of cells, from which the screen makes those of other bases. */
export function requestOf(
  choices: CrosstabChoices,
  known: Pick<ProjectState['tables'], 'attribute' | 'coder'>,
): CrosstabRequest {
  return {
    ...countingRequestOf(choices, known),
    ...(choices.queryIds.length === 0 ? {} : { queryIds: choices.queryIds }),
    by: groupingOf(choices.by, known) ?? 'class',
    by2: groupingOf(choices.by2, known) ?? 'year',
  };
}

/** What to ask for to list the passages of a cell. */
export function cellRequestOf(
  request: CrosstabRequest,
  { codeId, row, column }: CountPlace,
): {
  readonly request: CellRequest;
  readonly cell: { readonly codeId: string; readonly columnKey?: string };
} {
  const { by, by2, percent: _, statistics: __, ...counting } = request;
  if (row === null && column === null) return { request: counting, cell: { codeId } };
  if (row === null) return { request: { ...counting, by: by2 }, cell: { codeId, columnKey: column ?? '' } };
  if (column === null) return { request: { ...counting, by }, cell: { codeId, columnKey: row } };
  return {
    request: { ...counting, by: { rows: by, columns: by2 } },
    cell: { codeId, columnKey: pairKey(row, column) },
  };
}
