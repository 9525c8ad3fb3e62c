// Shares within a table: of the base of the cell, or of all that have the theme in its row, in its column or in the
// whole table.
import { reason, type Reason, type ReasonKey } from './reasons.ts';
import type { Unit } from './request.ts';
import { tableCell, whyNoShare, type TableCell } from './table-cell.ts';
import type { TallyCell, TallyColumn } from './tally.ts';

/** Reasons for a missing count that leave no doubt that nothing is there. */
const nothingThere: ReadonlySet<ReasonKey> = new Set([
  'empty_scope',
  'none_reviewed',
  'none_coded',
  'no_respondents',
]);

/** All with a theme in a row, in a column, or in the whole table: what shares of cells are out of. */
export interface Whole {
  /** How many, or the estimated total in the frames; null where there is none. */
  readonly amount: number | null;
  readonly isEstimated: boolean;
  /** Why nothing is a share of it. */
  readonly refused: Reason | null;
}

/** A cell of a table, of which the share is that of the cell's own base. */
export interface PartCell extends TableCell {
  /** The estimated total in the frames, where there is one. */
  readonly estimated?: number;
}

/** The whole that a total is. */
export function wholeOf(cell: TallyCell, column: TallyColumn, unit: Unit): Whole {
  const isEstimated = column.shareRule === 'estimated';
  const amount = isEstimated ? (cell.estimated?.estimate?.total ?? null) : cell.count;
  const isPossible = cell.count !== null && cell.reason?.key !== 'undecidable_part';
  const refused =
    (isPossible ? null : cell.reason) ??
    (unit !== 'respondents' && column.kinds.length > 1 ? reason('mixed_kinds') : null) ??
    column.shareReason ??
    whyNoShare(cell, column) ??
    (amount === null ? cell.reason : amount === 0 ? reason('no_variation') : null);
  return { amount: refused ? null : amount, isEstimated, refused };
}

/** The cell with its share of a whole in place of that of its own base. */
export function asPartOf(cell: PartCell, whole: Whole): PartCell {
  const { amount, isEstimated, refused } = whole;
  // A dash says why it has no count, whatever the share is: nobody may stand in it.
  const why = cell.count === null ? cell.reason : refused;
  const isUndecided = cell.count === null && cell.reason !== null && !nothingThere.has(cell.reason.key);
  if (amount === null || isUndecided) return { ...cell, share: null, reason: why };
  return { ...cell, share: ((isEstimated ? cell.estimated : cell.count) ?? 0) / amount, reason: why };
}

/** A cell of a tally, ready to be made a part of a whole. */
export function partCell(cell: TallyCell, column: TallyColumn, unit: Unit): PartCell {
  const estimated = cell.estimated?.estimate?.total;
  return { ...tableCell(cell, column, unit), ...(estimated == null ? {} : { estimated }) };
}

/**
 * A whole as a part of itself. Parts that overlap, since `k` units have several values, do not add up to their whole,
 * which is then not called 100 %.
 */
export function ofItself(
  cell: PartCell,
  whole: Whole,
  { k, total, unit }: { readonly k: number; readonly total: TallyColumn; readonly unit: Unit },
): PartCell {
  if (cell.count === null || k === 0) return asPartOf(cell, whole);
  const [kind, ...others] = total.kinds;
  const counted = unit === 'respondents' ? unit : others.length > 0 ? 'sources' : `${kind ?? 'source'}s`;
  return { ...cell, share: null, reason: reason('multiple_values', { k, unit: counted }) };
}
