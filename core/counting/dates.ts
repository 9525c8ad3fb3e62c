// Dates are often known by year or month only: how such a date relates to a range of days and to months.
import type { SourceRecord } from '../records.ts';
import type { Grouping, Scope } from './request.ts';

/** How many sources have a date that is too coarse to place, and how many have none. */
export interface DatesUnplaced {
  readonly coarse: number;
  readonly undated: number;
}

/**
 * How a partial date relates to bounds, both included: `within` when all days it may mean are inside,
 * `coarse` when only some are, so that nobody can tell.
 */
export function standingToDates(
  date: string | null,
  { from, to }: NonNullable<Scope['dates']>,
): 'within' | 'outside' | 'coarse' | 'undated' {
  if (from === undefined && to === undefined) return 'within';
  if (date === null) return 'undated';
  const isAfterFrom = (day: string): boolean => from === undefined || day >= firstDay(from);
  const isBeforeTo = (day: string): boolean => to === undefined || day <= lastDay(to);
  if (isAfterFrom(firstDay(date)) && isBeforeTo(lastDay(date))) return 'within';
  return isAfterFrom(lastDay(date)) && isBeforeTo(firstDay(date)) ? 'coarse' : 'outside';
}

/**
 * The sources that a grouping by month or quarter cannot place: those dated by year only, which have a column of their
 * own, and undated ones. Null for other groupings; by year no date is too coarse.
 */
export function unplacedByMonth(
  sources: readonly Pick<SourceRecord, 'date'>[],
  by: Grouping | null,
): DatesUnplaced | null {
  if (by !== 'month' && by !== 'quarter') return null;
  return {
    coarse: sources.filter(({ date }) => date !== null && !hasMonth(date)).length,
    undated: sources.filter(({ date }) => date === null).length,
  };
}

/** Whether a partial date names its month. */
export function hasMonth(date: string): boolean {
  return date.length >= '2019-12'.length;
}

/**
 * The month of the latest source, as `2025-06`, where the year or quarter that it lies in goes on after that month: its
 * numbers are of a part only. Null where it ends with it, where a source of that year has no month, and by month.
 */
export function endsIn(
  sources: readonly Pick<SourceRecord, 'date'>[],
  by: 'month' | 'quarter' | 'year',
): string | null {
  const dates = sources.flatMap(({ date }) => date ?? []);
  const latest = dates.reduce((last, date) => (date.slice(0, 7) > last ? date.slice(0, 7) : last), '');
  const isYearWithout = dates.some((date) => !hasMonth(date) && date >= latest.slice(0, 4));
  if (by === 'month' || latest === '' || isYearWithout) return null;
  return Number(latest.slice(5)) % (by === 'year' ? 12 : 3) === 0 ? null : latest;
}

/** The quarter of a date that names its month: `2019-Q4`. */
export function quarterOf(date: string): string {
  return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}

/** Partial dates, both included; without one, that end is open. */
export type DateRange = NonNullable<Scope['dates']>;

/** The dates that lie within both ranges. */
export function commonDates(one: DateRange, other: DateRange): DateRange {
  const given = (end: keyof DateRange): string[] => [one, other].flatMap((range) => range[end] ?? []);
  const [from] = given('from').toSorted((a, b) => (firstDay(a) > firstDay(b) ? -1 : 1));
  const [to] = given('to').toSorted((a, b) => (lastDay(a) < lastDay(b) ? -1 : 1));
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

// Days are only compared with each other, so every month may end on its 31st.
function firstDay(date: string): string {
  return date + '-01-01'.slice(date.length - 4);
}

function lastDay(date: string): string {
  return date + '-12-31'.slice(date.length - 4);
}
