// Sentences one after another.
import type { Words } from './words.ts';

/** Joins sentences into a paragraph. Chinese sets no space between them. */
export function paragraphOf(words: Words, sentences: readonly string[]): string {
  return sentences.join(words.language === 'zh-CN' ? '' : ' ');
}

/** The text with a capital at its beginning, where its script has capitals. */
export function capitalised(text: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase('en') + text.slice(first.length);
}

/** Names one after another, as the language sets them: “A, B, C”, 「A、B、C」. */
export function listed({ language }: Pick<Words, 'language'>, names: readonly string[]): string {
  return new Intl.ListFormat(language, { type: 'conjunction', style: 'narrow' }).format(names);
}

/**
 * A name within a Chinese sentence: a space stands between Han characters and Latin letters or digits at its
 * ends. In English as it is.
 */
export function setInLine({ language }: Pick<Words, 'language'>, name: string): string {
  if (language !== 'zh-CN') return name;
  const space = (character: string | undefined): string =>
    character !== undefined && /[\p{Script=Latin}\p{N}]/u.test(character) ? ' ' : '';
  return `${space([...name][0])}${name}${space([...name].at(-1))}`;
}

/** The value of a yes/no variable in words; any other as it is. */
export function yesOrNo({ t }: Words, value: string): string {
  return value === 'true' || value === 'false' ? t(`counting:columns.${value}`) : value;
}
