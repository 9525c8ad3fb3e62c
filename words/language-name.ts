// What a language is called in the language of the reader.
import type { Language } from './words.ts';

/** The name of a language by its tag, such as `English` for `en`; what is no tag stays as somebody typed it. */
export function languageName(own: Language, tag: string): string {
  try {
    return new Intl.DisplayNames(own, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
