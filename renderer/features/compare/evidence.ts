// Which passages belong to a theme on each side and in which cell.
import { sideRequest } from '#core/comparison/input.ts';
import type { SideName } from '#core/comparison/counts.ts';
import type { TallyRequest } from '#core/counting/request.ts';
import type { CountedComparison } from '#electron/services/comparisons.ts';

/** A request for the passages of one cell. */
export interface CellQuestion {
  readonly request: TallyRequest;
  readonly cell: { readonly codeId: string; readonly columnKey?: string };
}

/**
 * The request for a theme's passages on a side, limited to a class if the selected column is one. Null if the side is
 * empty because none of its sources is reviewed: then nothing is counted and nothing is shown.
 */
export function evidenceQuestion(
  { comparison, facts, settings }: CountedComparison,
  side: SideName,
  themeId: string,
  column: string | null,
): CellQuestion | null {
  if (comparison[side].n === 0) return null;
  const columnKey = classOfColumn(side, column);
  const known = comparison[side].classes.some(({ key }) => key === columnKey);
  return {
    request: sideRequest(settings, facts.layer, side),
    cell: { codeId: themeId, ...(columnKey !== null && known ? { columnKey } : {}) },
  };
}

/** The class of a column, or null for the whole side. */
export function classOfColumn(side: SideName, column: string | null): string | null {
  const prefix = `${side}:class:`;
  return column?.startsWith(prefix) ? column.slice(prefix.length) : null;
}

/** The side that a column belongs to; the interviews' side if it belongs to none. */
export function sideOfColumn(column: string | null): SideName {
  return column?.startsWith('a') ? 'a' : 'b';
}
