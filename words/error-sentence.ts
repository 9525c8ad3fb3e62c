// An error as a sentence.
import type { ErrorValue } from '#core/errors.ts';
import type { Words } from './words.ts';

/** What is wrong with an input, where that can be said in plain words. */
const PLAIN: ReadonlySet<unknown> = new Set(['empty', 'short', 'long', 'small', 'large', 'few', 'many']);

/** The sentence for an error. An input that is too short or too large is named by itself, without the method it was for. */
export function errorSentence({ t }: Words, { key, parameters }: ErrorValue): string {
  const why = parameters?.['why'];
  if (key === 'errors:invalid_input' && PLAIN.has(why)) return t(`errors:input.${why}`, { ...parameters });
  return t(key, { ...parameters });
}
