// What references of all formats are made of.
import { partialDate } from '#core/partial-date.ts';
import type { Reference } from '#core/imports/references/reference.ts';

/** A reference that says nothing. */
export const noReference: Reference = {
  type: '',
  title: '',
  creators: [],
  date: null,
  outlet: '',
  publisher: '',
  volume: '',
  issue: '',
  pages: '',
  language: '',
  address: '',
  doi: '',
  keywords: [],
  abstract: '',
  files: [],
};

/** A partial ISO date of a year, a month (a number or a name) and a day; null if they are none. */
export function dateOfParts(year = '', month = '', day = ''): string | null {
  const written = year.trim();
  if (!/^\d{4}$/.test(written)) return partialDate(written.replaceAll(/\s+/g, ' '));
  const [monthWritten, dayWritten] = [month.trim(), day.trim()];
  if (monthWritten === '') return partialDate(written);
  const isNumber = /^\d{1,2}$/.test(monthWritten);
  const withMonth = isNumber ? `${written}-${monthWritten.padStart(2, '0')}` : `${monthWritten} ${written}`;
  const ofMonth = partialDate(withMonth);
  if (ofMonth === null || !/^\d{1,2}$/.test(dayWritten)) return ofMonth ?? partialDate(written);
  return partialDate(`${ofMonth}-${dayWritten.padStart(2, '0')}`) ?? ofMonth;
}

/** The names of files without folders, of paths and addresses; addresses of pages are none. */
export function baseNames(paths: readonly string[]): string[] {
  const names = paths.flatMap((path) => /[^/\\]+\.[A-Za-z0-9]{2,5}$/.exec(path.trim())?.[0] ?? []);
  return [...new Set(names)];
}

/** A name as references list it; Chinese names have no comma. */
export function personOf(family: string, given: string): string {
  if (given === '' || family === '') return family || given;
  return /\p{Script=Han}/u.test(family) ? `${family}${given}` : `${family}, ${given}`;
}
