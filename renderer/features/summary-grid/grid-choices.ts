// The settings of the summary grid as plain words for menus and for remembering, and the request that they make.
import type { GridRequest, GridRows, GridSort } from '#core/summary-grid/request.ts';
import type { GridShow } from '#core/summary-grid/written.ts';
import { countingRequestOf, type CountingChoices } from '#renderer/common/counts/counting-choices.ts';
import { groupingOf } from '#renderer/common/counts/groupings.ts';
import type { ProjectState } from '#renderer/state/project.ts';

/** The settings that the grid has alone. */
export interface OwnGridChoices {
  readonly rows: GridRows;
  /** A choice of `common/counts/groupings.ts`, or `none`. */
  readonly group: string;
  /** `order`, `name`, `passages`, or the choice of an attribute. */
  readonly sort: string;
  readonly show: GridShow;
}

export type GridChoices = CountingChoices & OwnGridChoices;

export const firstGrid: OwnGridChoices = { rows: 'respondents', group: 'none', sort: 'order', show: 'all' };

/** The request for these settings. */
export function gridRequestOf(
  choices: GridChoices,
  tables: Pick<ProjectState['tables'], 'attribute' | 'coder'>,
): GridRequest {
  const { of: themes, unit: _, estimate: __, draws: ___, ...counting } = countingRequestOf(choices, tables);
  const group = groupingOf(choices.group, tables);
  return {
    ...counting,
    of: choices.rows,
    ...(themes === undefined ? {} : { themes }),
    ...(group === null ? {} : { group }),
    sort: sortOf(choices.sort, tables),
  };
}

function sortOf(sort: string, tables: Pick<ProjectState['tables'], 'attribute'>): GridSort {
  if (sort === 'name' || sort === 'passages') return sort;
  const by = groupingOf(sort, tables);
  return typeof by === 'object' && by !== null ? by : 'order';
}
