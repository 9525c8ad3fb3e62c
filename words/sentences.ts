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
