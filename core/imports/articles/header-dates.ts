// Dates in the heads of articles. Only what can be read in one way is taken, and no more than is said: `2020-03` stays a
// month.
import { partialDate, type DateOrder } from '../../partial-date.ts';

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const YEAR = '(?:1[89]|20)\\d{2}';
const HAN =
  '[〇零○一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十]{1,3}[日号])?';

/** The notations within a line, the most exact first. A bare year is believed only if it is the whole line. */
const writings: readonly RegExp[] = [
  new RegExp(`(?<!\\d)${YEAR}\\s?年\\s?\\d{1,2}\\s?月(?:\\s?\\d{1,2}\\s?[日号])?`, 'u'),
  new RegExp(HAN, 'u'),
  new RegExp(`(?<![\\d./-])${YEAR}([-/.])\\d{1,2}\\1\\d{1,2}(?!\\d)`, 'u'),
  new RegExp(`(?<![\\d\\p{L}])\\d{1,2}(?:st|nd|rd|th)?\\s${MONTH}\\.?,?\\s${YEAR}(?!\\d)`, 'iu'),
  new RegExp(`(?<!\\p{L})${MONTH}\\.?\\s\\d{1,2}(?:st|nd|rd|th)?,?\\s${YEAR}(?!\\d)`, 'iu'),
  new RegExp(`(?<![\\d./-])\\d{1,2}([-/.])\\d{1,2}\\1${YEAR}(?![\\d./-])`, 'u'),
  new RegExp(`(?<!\\p{L})${MONTH}\\.?,?\\s${YEAR}(?!\\d)`, 'iu'),
  new RegExp(`(?<![\\d./-])${YEAR}-(?:0[1-9]|1[0-2])(?![\\d./-])`, 'u'),
];

/** A date as it is written in a line. */
export interface WrittenDate {
  readonly text: string;
  readonly index: number;
}

/** The date written in a line; null if there is none. */
export function dateWrittenIn(line: string): WrittenDate | null {
  for (const writing of writings) {
    const found = writing.exec(line);
    if (found) return { text: found[0], index: found.index };
  }
  const whole = line.trim().replaceAll(/^[（(]|[)）]$/gu, '');
  return new RegExp(`^${YEAR}\\s?年?$`, 'u').test(whole) ? { text: whole, index: line.indexOf(whole) } : null;
}

/** The partial ISO date; null if it could be two. `order` is that of all dates of the file. */
export function dateOf({ text }: WrittenDate, order: DateOrder | null): string | null {
  const plain = text.replaceAll(/\s+/g, ' ');
  return partialDate(plain, order) ?? partialDate(plain.replaceAll(/(?<=\p{L})\.|,/gu, ' '), order);
}
