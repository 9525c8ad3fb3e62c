// The cells of a tally: each has a count or a reason why there is none, and a share or a reason why it is missing.
import { wilson } from '../statistics/proportion.ts';
import type { CountTable } from './count-cells.ts';
import type { Estimated, Estimates } from './estimates.ts';
import type { Columns } from './grouping.ts';
import { majorityVotes, type MajorityVotes } from './majority.ts';
import { reason, type Reason } from './reasons.ts';
import { units, type Unit } from './request.ts';
import type { Selection } from './selection.ts';
import type { TallyColumn } from './tally-column.ts';

/** One cell. */
export interface TallyCell {
  /** Null where `reason` says why. */
  readonly count: number | null;
  /** The count of codings of the row's own code, without roll-up; null for a saved query. */
  readonly direct: number | null;
  /** Codings of the cell whose stance is *contradicts*: shown beside the count, never subtracted. */
  readonly contradicting: number | null;
  /** The count in every unit; null where the column has none. */
  readonly units: Readonly<Record<Unit, number | null>>;
  /** Why there is no count, or why a count has no share although its unit can have one. */
  readonly reason: Reason | null;
  /**
   * The share, not rounded, and its 95 % interval, which is null for lengths of text. Estimated where the
   * column says so.
   */
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** The standard error of an estimated share. */
  readonly se: number | null;
  /** The estimate behind an estimated share, also in the total if one was asked for; else null. */
  readonly estimated: Estimated | null;
  /** In a majority, the sources with equal votes, in which the row counts as absent; else 0. */
  readonly ties: number;
  /** Where shares are not of the base: how many the share is out of; null where it is a share of nothing. */
  readonly partOf?: number | null;
}

/** The input for making cells. */
export interface CellMaking {
  readonly selection: Selection;
  readonly columns: Columns;
  readonly unit: Unit;
  readonly counts: CountTable;
  /** Null where no column needs estimates. */
  readonly estimates: Estimates | null;
  /** The codes of each row; none of a saved query. */
  readonly rows: readonly ReadonlySet<string>[];
  /** The index, among the rows of `counts`, of the row's own code; null where the row is no code. */
  readonly directRow: (row: number) => number | null;
}

/** Makes the cells of a row: in a column, by its index, or null for the union of all. */
export function cellMaker(
  making: CellMaking,
): (row: number, column: TallyColumn, place: number | null) => TallyCell {
  const { selection, unit, counts, estimates, rows, directRow } = making;
  const votes = selection.layer.what === 'majority' ? majorityVotes(selection) : null;
  const tiesOf = memoized((row) => votes?.tied(rows[row]!) ?? []);
  return (row, column, place) => {
    const found = counts.cell(row, place);
    const ownRow = directRow(row);
    const own = ownRow === null ? null : counts.cell(ownRow, place);
    // One entry for each unit in the list.
    const all = Object.fromEntries(
      units.map((each) => [each, column.missing[each] ? null : found[each]]),
    ) as TallyCell['units'];
    const count = all[unit];
    const cell = {
      count,
      direct: count === null || own === null ? null : own[unit],
      contradicting: column.missing.codings ? null : found.contradicting,
      units: all,
      ties: tiesOf(row).filter((id) => standsAt(making, id, place) && isCountedIn(making, id)).length,
    };
    const estimated = estimates?.(row, place) ?? null;
    if (count === null) return { ...cell, ...withoutShare(column.missing[unit]), estimated };
    const open = votes === null ? 0 : undecided(making, votes, row, place);
    if (open > 0) return { ...cell, ...withoutShare(undecidedPart(column, unit, count, open)), estimated };
    return { ...cell, ...shareOf(column, count, estimated), estimated };
  };
}

type ShareFields = Pick<TallyCell, 'reason' | 'share' | 'low' | 'high' | 'se'>;

function withoutShare(why: Reason | null): ShareFields {
  return { reason: why, share: null, low: null, high: null, se: null };
}

function shareOf(column: TallyColumn, count: number, estimated: Estimated | null): ShareFields {
  if (!column.hasShare) return withoutShare(column.shareReason);
  if (column.shareRule === 'estimated') {
    const { estimate, reason: why } = estimated ?? { estimate: null, reason: null };
    if (estimate === null) return withoutShare(why);
    const { share, low, high, se } = estimate;
    return { reason: why, share, low, high, se };
  }
  const share = column.n === 0 ? null : count / column.n;
  const interval = column.hasInterval ? wilson({ count, n: column.n }) : null;
  return { reason: null, share, low: interval?.low ?? null, high: interval?.high ?? null, se: null };
}

/** How many units of the column cannot be decided in this row. */
function undecided(
  making: CellMaking,
  { undecidable }: MajorityVotes,
  row: number,
  place: number | null,
): number {
  const { selection, unit, counts } = making;
  const open = selection.sources.filter(
    ({ record }) => undecidable.has(record.id) && standsAt(making, record.id, place),
  );
  if (unit !== 'respondents') return open.length;
  const present = new Set(counts.people(row, place));
  const people = new Set(open.flatMap((source) => source.people));
  return [...people].filter((person) => !present.has(person)).length;
}

function undecidedPart({ n, kinds }: TallyColumn, unit: Unit, count: number, open: number): Reason {
  const ofSources = kinds.length > 1 ? 'sources' : `${kinds[0] ?? 'source'}s`;
  return reason('undecidable_part', {
    u: open,
    n,
    unit: unit === 'respondents' ? unit : ofSources,
    low: count / n,
    high: (count + open) / n,
  });
}

/** Documents do not count where people are counted. */
function isCountedIn({ selection, unit }: CellMaking, sourceId: string): boolean {
  return unit !== 'respondents' || selection.corpus.tables.source.get(sourceId)?.kind === 'interview';
}

function standsAt({ columns }: CellMaking, sourceId: string, place: number | null): boolean {
  return place === null || columns.ofSource(sourceId).includes(place);
}

function memoized<T>(make: (row: number) => T): (row: number) => T {
  const made = new Map<number, T>();
  return (row) => {
    const known = made.get(row);
    if (known !== undefined) return known;
    const value = make(row);
    made.set(row, value);
    return value;
  };
}
