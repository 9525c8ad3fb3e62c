// Dates as researchers and their sources write them, converted to partial ISO dates: `2019`, `2019-12` or
// `2019-12-05`. What cannot be a date, or could be two, is null: nothing is guessed.

/** Which number comes first in dates such as `05/12/2019`. */
export type DateOrder = 'day-first' | 'month-first';

const MIN_YEAR = 1000;
const MAX_YEAR = 2999;

const monthNames: readonly (readonly string[])[] = [
  ['january', 'jan'],
  ['february', 'feb'],
  ['march', 'mar'],
  ['april', 'apr'],
  ['may'],
  ['june', 'jun'],
  ['july', 'jul'],
  ['august', 'aug'],
  ['september', 'sept', 'sep'],
  ['october', 'oct'],
  ['november', 'nov'],
  ['december', 'dec'],
];

const monthByName = new Map(
  monthNames.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);

const chineseDigits = new Map(Array.from('〇一二三四五六七八九').map((digit, value) => [digit, value]));
chineseDigits.set('零', 0).set('○', 0);

/**
 * Reads one date in any of the common English, Chinese and ISO notations and returns it as a partial ISO
 * date, or null when it is none, is impossible (`2019-02-30`) or could be two dates (`05/12/2019` without
 * `order`). A time of day, a time zone and a weekday are ignored. For a range it returns what all its days
 * share: `2019-12` for “5–6 December 2019”, null for one that spans two years. A bare number of five digits
 * is taken as a day count of Excel's 1900 calendar, since no year has five digits.
 */
export function partialDate(written: string, order: DateOrder | null = null): string | null {
  const text = tidied(written);
  return oneDate(text, order) ?? sharedByRange(text, order);
}

function oneDate(text: string, order: DateOrder | null): string | null {
  return (
    yearFirst(text) ??
    yearLast(text, order) ??
    withMonthName(text) ??
    inChineseNumerals(text) ??
    (/^\d{5}(?:\.\d+)?$/.test(text) ? excelDate(Number(text)) : null)
  );
}

/**
 * The order in which a column of dates was written: the first value that can be read in only one way decides.
 * Null when there is no such value, or when two contradict each other.
 */
export function dateOrder(values: readonly string[]): DateOrder | null {
  let found: DateOrder | null = null;
  for (const value of values) {
    const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}$/.exec(tidied(value));
    const [first, second] = [Number(parts?.[1]), Number(parts?.[2])];
    if (!parts || first > 12 === second > 12) continue;
    const order: DateOrder = first > 12 ? 'day-first' : 'month-first';
    if (found && found !== order) return null;
    found = order;
  }
  return found;
}

/**
 * The date of a day count of Excel's 1900 calendar (day 1 is 1900-01-01; day 60 never existed and gives
 * null). Null outside 1900 to 2999.
 */
export function excelDate(serial: number): string | null {
  const day = Math.floor(serial);
  if (!Number.isFinite(serial) || day < 1 || day === 60) return null;
  // Excel counts a 29 February 1900 that never existed, so later days are one too high.
  const epoch = Date.UTC(1899, 11, day < 60 ? 31 : 30);
  const date = new Date(epoch + day * 86_400_000);
  return dated(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/** Full-width digits and signs as plain ones, white space as single spaces, without weekdays and times. */
function tidied(written: string): string {
  return written
    .replaceAll(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase()
    .replace(/^(?:mon|tues?|wed(?:nes)?|thurs?|thu|fri|sat(?:ur)?|sun)(?:day)?[.,]? (?=.)/, '')
    .replace(/ ?\(?(?:星期|周|礼拜)[一二三四五六日天]\)?/, '')
    .replace(
      /(?<=[日号\d]) ?(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|夜间) ?(?:\d{1,2}(?::\d{2}){0,2}(?:[时点](?:\d{1,2}分|半)?)?)?$/,
      '',
    )
    .replace(/(?<=[日号]) ?\d{1,2}[时点](?:\d{1,2}分|半)?(?:\d{1,2}秒)?$/, '')
    .replace(
      /(?<=\d|日)(?:[t,]? ?)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)? ?(?:[ap]\.?m\.?)?(?: ?z| ?(?:utc|gmt)| ?[+-]\d{2}:?\d{2})?$/,
      '',
    )
    .trim();
}

/** What all days of a range share, or null where the text is not a range. */
function sharedByRange(text: string, order: DateOrder | null): string | null {
  for (const { index, 0: sign } of text.matchAll(RANGE_SIGN)) {
    const [left, right] = [text.slice(0, index).trim(), text.slice(index + sign.length).trim()];
    // “from 5 to 6 December 2019”, “自2019年12月5日至6日”
    const begun = left.replace(/^(?:from|between|自|从|由) ?/, '');
    // “December 5–6, 2019”: the year follows the last day.
    const year = /^\d{1,2},? (\d{4})$/.exec(right)?.[1];
    const last = oneDate(right, order);
    const first =
      oneDate(begun, order) ??
      (last !== null ? beginning(begun, last) : year ? withMonthName(`${begun} ${year}`) : null);
    const end = last ?? (first === null ? null : ending(right, first));
    if (first === null || end === null || first > end) continue;
    return sharedPart(first, end);
  }
  return null;
}

const RANGE_SIGN = /[-–—~～至到]|\b(?:to|until|through|and)\b/g;

/** The first date of “5–6 December 2019”, “30 November – 2 December 2019” or “December 5–6, 2019”, given the last. */
function beginning(written: string, last: string): string | null {
  const [year = '', month = ''] = last.split('-');
  if (/^\d{1,2}$/.test(written) && month !== '') return dated(Number(year), Number(month), Number(written));
  return withMonthName(`${written} ${year}`);
}

/** The last date of “2019年12月5日至6日”, “2019.12.5-6” or “2019年12月5日至2020年”, given the first. */
function ending(written: string, first: string): string | null {
  const [year = '', month = ''] = first.split('-');
  const day = /^(\d{1,2})(?:日|号|,? \d{4})?$/.exec(written);
  if (day && month !== '') return dated(Number(year), Number(month), Number(day[1]));
  const monthAndDay = /^(\d{1,2})月(?:(\d{1,2})[日号])?$/.exec(written);
  return monthAndDay ? dated(Number(year), Number(monthAndDay[1]), number(monthAndDay[2])) : null;
}

function sharedPart(first: string, last: string): string | null {
  const parts = [first.split('-'), last.split('-')] as const;
  const length = parts[0].findIndex((part, place) => part !== parts[1][place]);
  const shared = length < 0 ? parts[0] : parts[0].slice(0, length);
  return shared.length === 0 ? null : shared.join('-');
}

function yearFirst(text: string): string | null {
  const parts =
    /^(\d{4}) ?年?$/.exec(text) ??
    /^(\d{4}) ?[-/.年] ?(\d{1,2}) ?月?$/.exec(text) ??
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text)?.toSpliced(2, 1) ??
    /^(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  return parts ? dated(number(parts[1]), number(parts[2]), number(parts[3])) : null;
}

function yearLast(text: string, order: DateOrder | null): string | null {
  const parts = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(text);
  if (!parts) {
    const monthAndYear = /^(\d{1,2})[/.-](\d{4})$/.exec(text);
    return monthAndYear ? dated(number(monthAndYear[2]), number(monthAndYear[1])) : null;
  }
  const [first, second, year] = [Number(parts[1]), Number(parts[3]), Number(parts[4])];
  const dayFirst = dated(year, second, first);
  const monthFirst = dated(year, first, second);
  if (order) return order === 'day-first' ? dayFirst : monthFirst;
  if (dayFirst && monthFirst) return dayFirst === monthFirst ? dayFirst : null;
  return dayFirst ?? monthFirst;
}

function withMonthName(text: string): string | null {
  const words = text
    .replaceAll(/(?<=\d)(?:st|nd|rd|th)\b/g, '')
    .replaceAll(/[,.]/g, ' ')
    .replaceAll(/\bof\b|-|\//g, ' ')
    .split(' ')
    .filter((word) => word !== '');
  const months = words.filter((word) => monthByName.has(word));
  const numbers = words.filter((word) => /^\d+$/.test(word));
  if (months.length !== 1 || months.length + numbers.length !== words.length) return null;
  const month = monthByName.get(months[0] ?? '') ?? 0;
  const years = numbers.filter((word) => word.length === 4);
  const days = numbers.filter((word) => word.length <= 2);
  if (years.length !== 1 || days.length > 1 || years.length + days.length !== numbers.length) return null;
  return dated(Number(years[0]), month, number(days[0]));
}

function inChineseNumerals(text: string): string | null {
  const parts =
    /^([〇零○一二三四五六七八九]{4})年(?:([一二三四五六七八九十]{1,3})月(?:([一二三四五六七八九十]{1,3})[日号])?)?$/.exec(
      text,
    );
  if (!parts) return null;
  const year = Array.from(parts[1] ?? '').reduce(
    (sum, digit) => sum * 10 + (chineseDigits.get(digit) ?? 0),
    0,
  );
  return dated(year, chineseNumber(parts[2]), chineseNumber(parts[3]));
}

/** A Chinese number below one hundred, such as 三十一. */
function chineseNumber(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  const [tens, ones] = written.includes('十') ? written.split('十') : ['none', written];
  const value = (digit: string | undefined): number => chineseDigits.get(digit ?? '') ?? Number.NaN;
  const high = tens === 'none' ? 0 : tens === '' ? 1 : value(tens);
  return high * 10 + (ones === '' ? 0 : value(ones));
}

function number(digits: string | undefined): number | undefined {
  return digits === undefined || digits === '' ? undefined : Number(digits);
}

/** The number of days of a month, 1 to 12, in any year of the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  // The calendar repeats every 400 years, and `Date` takes years below 100 for those after 1900.
  return new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}

/** The partial ISO date of these parts, or null where the calendar has no such date. */
function dated(year: number | undefined, month?: number, day?: number): string | null {
  if (year === undefined || !(year >= MIN_YEAR && year <= MAX_YEAR)) return null;
  if (month === undefined) return String(year);
  if (!(month >= 1 && month <= 12)) return null;
  const upToMonth = `${year}-${String(month).padStart(2, '0')}`;
  if (day === undefined) return upToMonth;
  if (!(day >= 1 && day <= daysInMonth(year, month))) return null;
  return `${upToMonth}-${String(day).padStart(2, '0')}`;
}
