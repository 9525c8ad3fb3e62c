import { localeOf } from '#words/locale.ts';

/** The time of day of an ISO 8601 moment, such as 11:12. */
export function clock(moment: string, language: string): string {
  const locale = localeOf(language);
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(new Date(moment));
}
