// Where an event stands on a timeline: at its own date, not at a tick.
import type { PeriodLength, TimelinePeriod } from '../counting/periods.ts';

/** The letter of an event by its place: A to Z, then AA, AB. */
export function letterOf(place: number): string {
  const rest = Math.floor(place / 26);
  return (rest === 0 ? '' : letterOf(rest - 1)) + String.fromCodePoint(65 + (place % 26));
}

/**
 * The place of a partial date on the periods of a timeline, in periods from the beginning of the first; a date without
 * day or month stands in the middle of what it names. Null if it lies before the first or after the last period.
 */
export function eventAt(date: string, periods: readonly TimelinePeriod[], by: PeriodLength): number | null {
  const [year = 0, month, day] = date.split('-').map(Number);
  const inYear = month === undefined ? 0.5 : (month - 1 + (day === undefined ? 0.5 : (day - 0.5) / 31)) / 12;
  const inPeriods = inYear * perYear[by];
  const within = Math.min(perYear[by] - 1, Math.floor(inPeriods));
  const key = keyOf(year, within, by);
  const place = periods.findIndex((period) => period.key === key);
  return place < 0 ? null : place + inPeriods - within;
}

const perYear: Readonly<Record<PeriodLength, number>> = { year: 1, quarter: 4, month: 12 };

function keyOf(year: number, within: number, by: PeriodLength): string {
  const written = String(year).padStart(4, '0');
  if (by === 'year') return written;
  return by === 'quarter' ? `${written}-Q${within + 1}` : `${written}-${String(within + 1).padStart(2, '0')}`;
}
