// What a language is called: in the language of the reader, or by itself.
import { catalogues, languages, type Language } from './words.ts';

/** The languages of the catalogues to choose from, each under its own name. */
export const languageChoices = languages.map((value) => ({ value, label: catalogues[value].shell.own_name }));

/** The name of a language by its tag, such as `English` for `en`; what is no tag stays as somebody typed it. */
export function languageName(own: Language, tag: string): string {
  try {
    return new Intl.DisplayNames(own, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
