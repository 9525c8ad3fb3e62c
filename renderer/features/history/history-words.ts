// The history in words.
import type { TableName } from '#core/records.ts';
import type { Words } from '#words/words.ts';
import type { ActCounts } from './history-acts.ts';

/** What Concord notes beside the work: that a file came in, how it stood there, where pages begin. */
export const notesOfItsOwn: ReadonlySet<string> = new Set<TableName>([
  'importRun',
  'sourcePages',
  'exchange',
  'exchangeParts',
]);

/** What it touched of the work: “added: 12 codings, 1 memo · removed: 1 code”. */
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

/** The day of a time where the analyst is, as `2026-03-14`: one heading each. */
export function dayOf(at: string): string {
  const date = new Date(at);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The heading of a day: “Today, 14 March 2026”. `now` is the present time in milliseconds. */
export function dayInWords(day: string, now: number, { t, language }: Words): string {
  const date = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'full',
  }).format(new Date(`${day}T12:00`));
  const yesterday = new Date(now);
  yesterday.setDate(yesterday.getDate() - 1);
  if (day === dayOf(new Date(now).toISOString())) return t('history:today', { date });
  return day === dayOf(yesterday.toISOString()) ? t('history:yesterday', { date }) : date;
}
