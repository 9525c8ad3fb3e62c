// Forms that a study counts as one word: its own list of “firms = firm”. Nothing is joined that nobody asked for, since
// what is one word is a decision of the analyst.
import { formOf } from './tokens.ts';

/** A form, and the word that it counts as; both as `formOf` gives them. */
export interface WordForm {
  readonly form: string;
  readonly word: string;
}

/** Reads “firms = firm”; null for what is not written so, or joins a form with itself. */
export function wordFormIn(text: string): WordForm | null {
  const [form = '', word = '', ...more] = text.split(/[=＝]/).map((part) => formOf(part.trim()));
  return more.length > 0 || form === '' || word === '' || form === word ? null : { form, word };
}

/** How a form is written, the inverse of `wordFormIn`. */
export function writtenForm({ form, word }: WordForm): string {
  return `${form} = ${word}`;
}

/**
 * The word that each form counts as. Of two words for one form the first in alphabetical order counts. A word that is
 * itself a form of another leads on to that one; forms that lead in a circle count apart.
 */
export function joinedForms(written: Iterable<string>): ReadonlyMap<string, string> {
  const own = new Map<string, string>();
  for (const text of [...written].sort()) {
    const found = wordFormIn(text);
    if (found && !own.has(found.form)) own.set(found.form, found.word);
  }
  const joined = new Map<string, string>();
  for (const form of own.keys()) {
    const seen = new Set([form]);
    let word = form;
    for (let next = own.get(word); next !== undefined; next = own.get(word)) {
      word = next;
      if (seen.has(word)) break;
      seen.add(word);
    }
    if (!own.has(word)) joined.set(form, word);
  }
  return joined;
}
