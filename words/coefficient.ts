// Coefficients from 0 to 1: what is not none never reads as none, nor what is not all as all.
import { decimalInWords } from './numbers.ts';
import type { Words } from './words.ts';

/** Two decimals: `0.07`, `<0.01`, `>0.99`; a dash for none. */
export function coefficientInWords(words: Words, value: number | null): string {
  if (value === null) return '–';
  if (value === 0) return '0';
  if (value > 0 && value < 0.005) return `<${decimalInWords(words, 0.01, 2)}`;
  if (value < 1 && value >= 0.995) return `>${decimalInWords(words, 0.99, 2)}`;
  return decimalInWords(words, value, 2);
}

/** The same as tables of correlations print it, without the zero before the point: `.07`, `<.01`; `0` for none. */
export function shortCoefficient(words: Words, value: number | null): string {
  return coefficientInWords(words, value).replace(/^([<>]?)0(?=\D)/, '$1');
}
