// A cell of a table made of tallies: its count, what it is out of, its share, and why any of them is missing.
import { reason, type Reason, type ReasonKey } from './reasons.ts';
import type { Unit } from './request.ts';
import type { TallyCell } from './tally-cells.ts';
import { toldBase, type TallyColumn } from './tally-column.ts';

/** One cell. A number that is missing has a reason; shares are not rounded. */
export interface TableCell {
  readonly count: number | null;
  /** What the count is out of: sources, respondents or characters. Null where the unit has no base at all. */
  readonly n: number | null;
  readonly share: number | null;
  readonly reason: Reason | null;
}

/** The cell of a tally, with its share of the base. */
export function tableCell(cell: TallyCell, column: TallyColumn, unit: Unit): TableCell {
  const { count, share } = cell;
  return { count, n: toldBase(column, unit), share, reason: cell.reason ?? whyNoShare(cell, column) };
}

/** A cell in which no source in scope stands. */
export function emptyCell(why: Reason): TableCell {
  return { count: null, n: 0, share: null, reason: why };
}

/** Counts with a base but no share, and no other reason, are interviews of people who were interviewed twice. */
export function whyNoShare({ count, share }: TallyCell, { shareRule }: TallyColumn): Reason | null {
  return count !== null && share === null && shareRule === 'out-of'
    ? reason('clustered', { cluster: 'respondent' })
    : null;
}

/** A cell as scripts read it. */
export interface TableCellJson {
  readonly count: number | null;
  readonly n: number | null;
  readonly share: number | null;
  /** Why the count or the share is missing. A key of `words/en/reasons.ts`. */
  readonly reason: ReasonKey | null;
}

/** The cell as plain JSON. */
export function tableCellJson({ count, n, share, reason: why }: TableCell): TableCellJson {
  return { count, n, share, reason: why?.key ?? null };
}
