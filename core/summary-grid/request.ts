// What a summary grid can be asked, as plain JSON.
import type { CountingRequest, Grouping, TallyRequest } from '../counting/request.ts';

/** What the rows of a grid are. */
export type GridRows = 'respondents' | 'sources';

/**
 * The order of rows within a group. `order`: that of the lists of respondents and of sources. `name`: by name.
 * `passages`: most passages first. An attribute: by its values, rows without one last.
 */
export type GridSort = 'order' | 'name' | 'passages' | { readonly attributeId: string };

/** A grid to be made. */
export interface GridRequest extends CountingRequest {
  readonly of: GridRows;
  /** The columns: all themes, all codes, or the codes of these ids. Default: `themes`. */
  readonly themes?: TallyRequest['of'];
  /** How rows are grouped. Default: not at all. */
  readonly group?: Grouping | undefined;
  /** Default: `order`. */
  readonly sort?: GridSort | undefined;
}

/** How the rows of a grid are grouped and sorted. */
export function orderOf({ group, sort }: Pick<GridRequest, 'group' | 'sort'>): {
  readonly group: Grouping | null;
  readonly sort: GridSort;
} {
  return { group: group ?? null, sort: sort ?? 'order' };
}

/** The counting request of a grid: respondents are looked for in interviews alone. */
export function countingOf(request: GridRequest): CountingRequest {
  return request.of === 'respondents' ? ofInterviews(request) : request;
}

function ofInterviews(counting: CountingRequest): CountingRequest {
  if (counting.scope?.kind !== undefined) return counting;
  return { ...counting, scope: { ...counting.scope, kind: 'interview' } };
}
