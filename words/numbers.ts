// Numbers as a reader of the language expects them, the same on screens, in figures and in sentences.
import type { Words } from './words.ts';

/** A count with its thousands set apart: `1,986`. */
export function countInWords({ language }: Words, count: number): string {
  return new Intl.NumberFormat(language).format(count);
}

/**
 * A share as a percentage, `31 %` and in Chinese `31%`; a tenth is kept below one percent, so that few of many
 * do not read as none. Only for bases of at least twenty (core/counting/share.ts).
 */
export function percentInWords(words: Words, share: number): string {
  const percent = share * 100;
  const digits = percent > 0 && percent < 0.95 ? 1 : 0;
  // Less than a twentieth of a percent is still not nothing.
  const shown =
    percent > 0 && percent < 0.05
      ? `<${decimalInWords(words, 0.1, 1)}`
      : decimalInWords(words, percent, digits);
  return words.t('figures:percent', { number: shown });
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

/** A p value: two or three decimals, never below what can be read; `< 0.001`. */
export function pInWords(words: Words, p: number): string {
  if (p < 0.001) return `< ${decimalInWords(words, 0.001, 3)}`;
  return decimalInWords(words, p, p < 0.1 ? 3 : 2);
}
