// The history in words.
import type { TableName } from '#core/records.ts';
import type { Words } from '#words/words.ts';
import { localeOf } from '#words/locale.ts';
import type { ActCounts } from './history-acts.ts';

/** Tables that Concord itself writes along with the work: imports, places in files, page starts. */
export const notesOfItsOwn: ReadonlySet<string> = new Set<TableName>([
  'importRun',
  'sourcePages',
  'exchange',
  'exchangeParts',
]);

/** The rows a change touched: “added: 12 codings, 1 memo · removed: 1 code”. */
export function countsInWords(counts: ActCounts, { t }: Words): string {
  return (['added', 'updated', 'removed'] as const)
    .flatMap((part) => {
      const rows = Object.entries(counts).flatMap(([table, each]) =>
        each[part] === undefined || notesOfItsOwn.has(table)
          ? []
          : [t(`history:rows_${table}`, { count: each[part] })],
      );
      return rows.length === 0 ? [] : [t(`history:${part}`, { what: rows.join(t('history:and')) })];
    })
    .join(' · ');
}

/** The local date of a time, such as `2026-03-14`; each date has a heading. */
export function dayOf(at: string): string {
  const date = new Date(at);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The heading of a date: “Today, 14 March 2026”. `now` is the current time in milliseconds. */
export function dayInWords(day: string, now: number, { t, language }: Words): string {
  const date = new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: 'full',
  }).format(new Date(`${day}T12:00`));
  const yesterday = new Date(now);
  yesterday.setDate(yesterday.getDate() - 1);
  if (day === dayOf(new Date(now).toISOString())) return t('history:today', { date });
  return day === dayOf(yesterday.toISOString()) ? t('history:yesterday', { date }) : date;
}
