// Joining sentences and names.
import { localeOf } from './locale.ts';
import type { Words } from './words.ts';

/** Joins sentences into a paragraph. Chinese sets no space between them. */
export function paragraphOf(words: Words, sentences: readonly string[]): string {
  return sentences.join(words.language === 'zh-CN' ? '' : ' ');
}

/** The text with a capital first letter, if its script has capitals. */
export function capitalised(text: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase('en') + text.slice(first.length);
}

/** A name at the beginning of a sentence: capitalised in English, unchanged in Chinese. */
export function atSentenceStart({ language }: Pick<Words, 'language'>, name: string): string {
  return language === 'en' ? capitalised(name) : name;
}

/** Names in a list as the language writes it: “A, B, C”, 「A、B、C」. */
export function listed({ language }: Pick<Words, 'language'>, names: readonly string[]): string {
  return new Intl.ListFormat(language, { type: 'conjunction', style: 'narrow' }).format(names);
}

/** All of several things, or one of them: “A, B and C”, “A or B”, 「A、B 和 C」, 「A 或 B」. */
export function joined(
  { language }: Pick<Words, 'language'>,
  things: readonly string[],
  how: 'conjunction' | 'disjunction',
): string {
  const parts = new Intl.ListFormat(localeOf(language), { type: how }).formatToParts(things);
  return parts.reduce((list, { value }) => list + spaceBetween(language, list, value) + value, '');
}

/** Chinese sets a space between Han characters and Latin letters or digits. */
function spaceBetween(language: Words['language'], before: string, after: string): string {
  if (language !== 'zh-CN') return '';
  const isHan = (text: string | undefined): boolean => text !== undefined && /\p{Script=Han}/u.test(text);
  const isLatin = (text: string | undefined): boolean =>
    text !== undefined && /[\p{Script=Latin}\p{N}]/u.test(text);
  const [end, start] = [[...before].at(-1), [...after][0]];
  return (isHan(end) && isLatin(start)) || (isLatin(end) && isHan(start)) ? ' ' : '';
}

/** The name of a theme within a sentence, in quotation marks in Chinese. */
export function themeInLine({ language }: Pick<Words, 'language'>, name: string): string {
  return language === 'zh-CN' ? `“${name}”` : name;
}

/** The value of a yes/no attribute in words; any other value unchanged. */
export function yesOrNo({ t }: Words, value: string): string {
  return value === 'true' || value === 'false' ? t(`counting:columns.${value}`) : value;
}
