// Shares within a crosstab: of the base of the cell, or of all that have the theme in its row, in its column or in the
// whole table.
import { reason, type Reason, type ReasonKey } from '../counting/reasons.ts';
import type { Unit } from '../counting/request.ts';
import { whyNoShare } from '../counting/table-cell.ts';
import type { TallyCell, TallyColumn } from '../counting/tally.ts';

/** What a share is out of. `cell`: the base of the cell; the others: all with the theme in that part of the table. */
export type Percent = 'cell' | 'row' | 'column' | 'total' | 'none';
export const percents: readonly Percent[] = ['cell', 'row', 'column', 'total', 'none'];

/** Reasons for a missing count that leave no doubt that nothing is there. */
const nothingThere: ReadonlySet<ReasonKey> = new Set([
  'empty_scope',
  'none_reviewed',
  'none_coded',
  'no_respondents',
]);

interface Part {
  readonly share: number | null;
  readonly reason: Reason | null;
}

/**
 * The share of a cell in a whole. `part` is null where no source in scope stands in it. Where the whole is an
 * estimate, the share is one of estimated totals.
 */
export function partOf(part: TallyCell | null, whole: TallyCell, column: TallyColumn, unit: Unit): Part {
  if (whole.count === null) return none(whole.reason);
  if (whole.reason?.key === 'undecidable_part') return none(whole.reason);
  if (unit !== 'respondents' && column.kinds.length > 1) return none(reason('mixed_kinds'));
  const refused = column.shareReason ?? whyNoShare(whole, column);
  if (refused) return none(refused);
  const missing = part?.count === null ? part.reason : null;
  if (missing && !nothingThere.has(missing.key)) return none(missing);
  const [x, all] =
    column.shareRule === 'estimated'
      ? [part?.estimated?.estimate?.total ?? 0, whole.estimated?.estimate?.total ?? null]
      : [part?.count ?? 0, whole.count];
  if (all === null) return none(whole.reason);
  if (all === 0) return none(reason('no_variation'));
  return { share: x / all, reason: missing };
}

function none(why: Reason | null): Part {
  return { share: null, reason: why };
}
