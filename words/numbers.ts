// Numbers in the conventions of the language, the same on screens, in figures and in sentences.
import type { Words } from './words.ts';

/** A count with a thousands separator: `1,986`. */
export function countInWords({ language }: Words, count: number): string {
  // Made once for a language: a table may have thousands of counts, and a format is slow to make.
  const format = formats.get(language) ?? new Intl.NumberFormat(language);
  formats.set(language, format);
  return format.format(count);
}

const formats = new Map<string, Intl.NumberFormat>();

/**
 * A share as a whole percentage, `31%`. Less than all never reads as all, and more than none never as none: `>99%`,
 * `<1%`. Only for bases of at least twenty (core/counting/share.ts).
 */
export function percentInWords(words: Words, share: number): string {
  return words.t('figures:percent', { number: wholePercent(share) });
}

/** The interval of a share: `29–33%`. */
export function intervalInWords(words: Words, { low, high }: { low: number; high: number }): string {
  return words.t('figures:percent', { number: `${wholePercent(low)}–${wholePercent(high)}` });
}

/** The number of a percentage without its sign. */
export function wholePercent(share: number): string {
  // A tolerance for shares such as 57 of 200, whose half percent is not exact in binary.
  const percent = Math.floor(share * 100 + 0.5 + 1e-9);
  if (percent === 100 && share < 1) return '>99';
  if (percent === 0 && share > 0) return '<1';
  return String(percent);
}

/** A number with exactly `digits` decimals and a proper minus sign: `−0.43`. */
export function decimalInWords({ language }: Words, value: number, digits: number): string {
  const number = new Intl.NumberFormat(language, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: 'negative',
  });
  return number.format(value).replace('-', '\u2212');
}

/** A p value with two or three decimals; `< 0.001` if it is smaller. */
export function pInWords(words: Words, p: number): string {
  if (p < 0.001) return `< ${decimalInWords(words, 0.001, 3)}`;
  return decimalInWords(words, p, p < 0.1 ? 3 : 2);
}
