// Which passages stand behind a theme on each side and in which cell.
import { sideRequest } from '#core/comparison/input.ts';
import type { SideName } from '#core/comparison/counts.ts';
import type { TallyRequest } from '#core/counting/request.ts';
import type { CountedComparison } from '#electron/services/comparisons.ts';

/** The passages of one cell. */
export interface CellQuestion {
  readonly request: TallyRequest;
  readonly cell: { readonly codeId: string; readonly columnKey?: string };
}

/**
 * The question for a theme's passages on a side; of one class where the chosen column is that class. Null where
 * the side is empty because nothing of it is reviewed: then nothing of it is counted, and nothing is shown.
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

/** The class that a column of a side shows; null for the whole side. */
export function classOfColumn(side: SideName, column: string | null): string | null {
  const prefix = `${side}:class:`;
  return column?.startsWith(prefix) ? column.slice(prefix.length) : null;
}

/** The side a column belongs to; the people's where a column belongs to none. */
export function sideOfColumn(column: string | null): SideName {
  return column?.startsWith('a') ? 'a' : 'b';
}
