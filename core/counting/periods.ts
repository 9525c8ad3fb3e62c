// The periods of a timeline: every month, quarter or year from the first dated source to the last, also those without
// a source, since a gap must be seen as one.
import { plainKey, placeInTime, type Columns, type ColumnMeaning } from './grouping.ts';
import { hasMonth, quarterOf } from './dates.ts';
import type { SourceRecord } from '../records.ts';

/** How long the periods are. */
export type PeriodLength = 'month' | 'quarter' | 'year';
export const periodLengths: readonly PeriodLength[] = ['month', 'quarter', 'year'];

/** The key of the column of sources without a date. */
const UNDATED = '(undated)';

/** One column of a timeline. */
export interface TimelinePeriod {
  /** `2019`, `2019-Q4`, `2019-12`, `2019 (no month)` or `(undated)`. */
  readonly key: string;
  readonly meaning: ColumnMeaning;
}

/** The periods of a timeline and the sources in them. */
export interface Periods {
  /** In order, without gaps; years whose month is not known follow the periods of their year; undated last. */
  readonly list: readonly TimelinePeriod[];
  /** The periods that have a source in scope, as columns of a tally. */
  readonly columns: Columns;
  /** The index, in the list of `columns`, of a period; null where no source in scope is dated in it. */
  readonly placeOf: (period: number) => number | null;
}

/** Puts the sources in scope into periods. */
export function periodsOf(inScope: readonly SourceRecord[], by: PeriodLength): Periods {
  const ofSource = new Map(inScope.map(({ id, date }) => [id, periodOf(date, by)]));
  const there = new Map([...ofSource.values()].map((meaning) => [keyOf(meaning), meaning]));
  const placed = [...there.values()].flatMap((meaning) => ordinalOf(meaning, by) ?? []);
  for (let ordinal = least(placed); ordinal <= greatest(placed); ordinal += 1) {
    const meaning = periodAt(ordinal, by);
    const key = keyOf(meaning);
    if (!there.has(key)) there.set(key, meaning);
  }
  const list = [...there]
    .map(([key, meaning]) => ({ key, meaning, order: orderOf(meaning) }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ key, meaning }) => ({ key, meaning }));
  const occupied = new Set([...ofSource.values()].map(keyOf));
  const columns = list.filter(({ key }) => occupied.has(key));
  const places = new Map(columns.map(({ key }, place) => [key, place]));
  return {
    list,
    columns: {
      list: columns,
      ofSource: (id) => {
        const meaning = ofSource.get(id);
        return meaning ? [places.get(keyOf(meaning)) ?? 0] : [];
      },
      ofRespondent: null,
      partsEachGroup: true,
    },
    placeOf: (period) => places.get(list[period]?.key ?? '') ?? null,
  };
}

function periodOf(date: string | null, by: PeriodLength): ColumnMeaning {
  if (date === null) return { what: 'none' };
  const year = date.slice(0, 4);
  if (by === 'year') return { what: 'year', year };
  if (!hasMonth(date)) return { what: 'no-month', year };
  const month = date.slice(0, 7);
  return by === 'month' ? { what: 'month', month } : { what: 'quarter', quarter: quarterOf(month) };
}

function keyOf(meaning: ColumnMeaning): string {
  return meaning.what === 'none' ? UNDATED : plainKey(meaning);
}

const perYear: Readonly<Record<PeriodLength, number>> = { year: 1, quarter: 4, month: 12 };

/** Counts periods from year 0; null for sources that have no place among them. */
function ordinalOf(meaning: ColumnMeaning, by: PeriodLength): number | null {
  const within = (spelling: string, part: number): number =>
    Number(spelling.slice(0, 4)) * perYear[by] + part;
  switch (meaning.what) {
    case 'year':
      return within(meaning.year, 0);
    case 'quarter':
      return within(meaning.quarter, Number(meaning.quarter.slice(-1)) - 1);
    case 'month':
      return within(meaning.month, Number(meaning.month.slice(5)) - 1);
    default:
      return null;
  }
}

function periodAt(ordinal: number, by: PeriodLength): ColumnMeaning {
  const year = String(Math.floor(ordinal / perYear[by])).padStart(4, '0');
  const part = (ordinal % perYear[by]) + 1;
  switch (by) {
    case 'year':
      return { what: 'year', year };
    case 'quarter':
      return { what: 'quarter', quarter: `${year}-Q${part}` };
    case 'month':
      return { what: 'month', month: `${year}-${String(part).padStart(2, '0')}` };
  }
}

function orderOf(meaning: ColumnMeaning): string {
  return meaning.what === 'none' ? '~' : placeInTime(meaning);
}

// A spread would exceed the number of arguments that a call may have.
function least(numbers: readonly number[]): number {
  return numbers.reduce((one, other) => Math.min(one, other), Infinity);
}

function greatest(numbers: readonly number[]): number {
  return numbers.reduce((one, other) => Math.max(one, other), -Infinity);
}
