// Recognises printed page numbers: 3, - 3 -, iii, Page 3 of 20, 第3页, 第三页 共二十页.

/** A line that contains nothing but a page number. */
export interface PageNumber {
  readonly number: number;
  /** Whether words or signs beside it tell that it is a page number. */
  readonly isSaid: boolean;
}

const digits = String.raw`(?:\d{1,4}|[ivxlc]{1,7}|[〇零一二三四五六七八九十百]{1,5})`;
const written = new RegExp(
  String.raw`^[-–—·•|~\[(（【<\s]*(page|pages|pg\.?|p\.|seite|página|第)?\s*(${digits})\s*(页|頁)?\s*(?:[,，]?\s*(?:of|out of|von|de|sur|\/|／|\||[（(]?[共总])\s*(?:共)?\s*${digits}\s*(?:pages|页|頁)?[)）]?)?[-–—·•|~\])）】>\s]*$`,
  'iu',
);

/** The page number that a line consists of; null for any other line. */
export function pageNumberIn(text: string): PageNumber | null {
  const [whole, before, number = '', after] = written.exec(text.trim()) ?? [];
  if (whole === undefined) return null;
  const value = valueOf(number.toLowerCase());
  if (value === null) return null;
  return { number: value, isSaid: before !== undefined || after !== undefined || whole !== number };
}

const numbers = /(?<![\p{L}\d])[ivxlc]{1,7}(?![\p{L}\d])|\d{1,4}|[〇零一二三四五六七八九十百]{1,5}/giu;

/** No header has more characters, or more numbers. */
const MAX_FRAME_CHARACTERS = 200;
const MAX_NUMBERS = 4;

/**
 * For each number in a line, the text around it and the number's difference from the page number: equal for lines that
 * count the pages.
 */
export function framesOf(text: string, page: number): string[] {
  if (text.length > MAX_FRAME_CHARACTERS) return [];
  return [...text.matchAll(numbers)].slice(0, MAX_NUMBERS).flatMap(({ 0: number, index }) => {
    const value = valueOf(number.toLowerCase());
    if (value === null) return [];
    return `${text.slice(0, index)}#${text.slice(index + number.length)} + ${value - page}`;
  });
}

const roman: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };
const chinese = '零一二三四五六七八九';

function valueOf(number: string): number | null {
  if (/^\d+$/.test(number)) return Number(number);
  if (/^[ivxlc]+$/.test(number)) {
    const values = Array.from(number, (letter) => roman[letter] ?? 0);
    return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0);
  }
  const normal = number.replaceAll('〇', '零');
  if (!/[十百]/.test(normal)) return Number(Array.from(normal, (digit) => chinese.indexOf(digit)).join(''));
  const parts = /^(?:(.)?百)?零?(?:(.)?十)?(.)?$/u.exec(normal);
  if (!parts) return null;
  const [, hundreds, tens, ones] = parts;
  const digit = (character: string | undefined, without: number): number =>
    character === undefined ? without : chinese.indexOf(character);
  return (
    digit(hundreds, normal.includes('百') ? 1 : 0) * 100 +
    digit(tens, normal.includes('十') ? 1 : 0) * 10 +
    digit(ones, 0)
  );
}
