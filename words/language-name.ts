// The name of a language: in the reader's language, or in itself.
import { catalogues, languages, type Language } from './words.ts';

/** The languages of the catalogues as options, each under its own name. */
export const languageChoices = languages.map((value) => ({ value, label: catalogues[value].shell.own_name }));

/** The name of a language by its tag, such as `English` for `en`; any other text is returned as typed. */
export function languageName(own: Language, tag: string): string {
  try {
    return new Intl.DisplayNames(own, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
