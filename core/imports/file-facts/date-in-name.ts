// The date in a file name: `2021-03-04_Title`, `20210304`, `2021年3月4日`, `Mar 2021`. A name that could mean
// two dates has none.
import { dateOrder, partialDate, type DateOrder } from '../../partial-date.ts';

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const YEAR = '(?:19|20)\\d{2}';

/** Notations of dates in names, the most exact first; the first one found in a name is used. */
const writings: readonly RegExp[] = [
  // 2021年3月4日, 2021年3月
  new RegExp(`(?<!\\d)${YEAR} ?年 ?\\d{1,2} ?月(?: ?\\d{1,2} ?[日号])?`, 'g'),
  // 2021-03-04, 2021.3.4, 2021 03 04
  new RegExp(`(?<!\\d)${YEAR}([-. ])\\d{1,2}\\1\\d{1,2}(?!\\d)`, 'g'),
  // 20210304
  new RegExp(`(?<!\\d)${YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])(?!\\d)`, 'g'),
  // 4 March 2021, March 4, 2021
  new RegExp(`(?<![\\d\\p{L}])\\d{1,2}(?:st|nd|rd|th)?[- ]${MONTH}[-., ]+${YEAR}(?!\\d)`, 'giu'),
  new RegExp(`(?<!\\p{L})${MONTH}[-. ]\\d{1,2}(?:st|nd|rd|th)?[-, ]+${YEAR}(?!\\d)`, 'giu'),
  // 04-03-2021, where the order of day and month is known
  new RegExp(`(?<!\\d)\\d{1,2}([-.])\\d{1,2}\\1${YEAR}(?!\\d)`, 'g'),
  // Mar 2021, 2021 March
  new RegExp(`(?<!\\p{L})${MONTH}[-., ]*${YEAR}(?!\\d)`, 'giu'),
  new RegExp(`(?<!\\d)${YEAR}[-., ]*${MONTH}(?!\\p{L})`, 'giu'),
  // 2021-03
  new RegExp(`(?<!\\d)${YEAR}[-.](?:0[1-9]|1[0-2])(?![-.]?\\d)`, 'g'),
  // 2021年, 2021
  new RegExp(`(?<!\\d)${YEAR} ?年(?!\\d)`, 'g'),
  new RegExp(`(?<![\\d\\p{L}])${YEAR}(?![\\d\\p{L}])`, 'gu'),
];

/** The dates in file names, by name; names without a date, or with two, are left out. */
export function datesInNames(names: readonly string[]): Map<string, string> {
  const written = new Map(names.map((name) => [name, writtenIn(name)]));
  const order = dateOrder([...written.values()].flat());
  const dates = new Map<string, string>();
  for (const [name, found] of written) {
    const date = oneOf(found, order);
    if (date !== null) dates.set(name, date);
  }
  return dates;
}

/** What a name contains that is written as a date, all in the same notation. */
function writtenIn(name: string): readonly string[] {
  const plain = baseName(name).replaceAll('_', ' ').normalize('NFKC');
  for (const writing of writings) {
    const found = Array.from(plain.matchAll(writing), ([text]) => text);
    if (found.length > 0) return found.map(asRead);
  }
  return [];
}

/** In the form that `partialDate` reads: with hyphens between numbers, and without dots after months. */
function asRead(text: string): string {
  return /^[\d .-]+$/.test(text) ? text.replaceAll(/[ .]/g, '-') : text.replaceAll(/[-.]/g, ' ');
}

function oneOf(found: readonly string[], order: DateOrder | null): string | null {
  const dates = new Set(found.map((text) => partialDate(text, order)));
  const [only = null] = dates;
  return dates.size === 1 ? only : null;
}

/** The name of a file without its folders and its extension. */
export function baseName(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.replace(/(?<=.)\.[a-z]\w{0,4}$/i, '');
}
