// The cells of Table 1, the same on the screen, on the clipboard and in a file.
import type { AttributeType } from '#core/records.ts';
import type { TableOneBlock } from '#core/respondents/table-one.ts';
import { yesOrNo } from './sentences.ts';
import type { Words } from './words.ts';

/** A number in the conventions of the language, with at most one decimal. */
export function inNumbers({ language }: Pick<Words, 'language'>, value: number): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value);
}

/** A share in whole per cent without its sign, for a column headed “%”. Less than all never reads as all. */
export function shareInWords(words: Words, part: number, whole: number): string {
  if (whole === 0) return '–';
  const percent = (part / whole) * 100;
  if (part < whole && percent > 99) return '>99';
  if (part > 0 && percent < 1) return '<1';
  return inNumbers(words, Math.round(percent));
}

/** A range: “5–31”. */
export function spreadInWords(words: Words, { least, most }: NonNullable<TableOneBlock['numbers']>): string {
  return least === most ? inNumbers(words, least) : `${inNumbers(words, least)}–${inNumbers(words, most)}`;
}

/** A value for display: yes and no in words, others as written. */
export function valueOfPeople(words: Words, type: AttributeType, value: string): string {
  return type === 'boolean' ? yesOrNo(words, value) : value;
}
