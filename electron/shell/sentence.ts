// What the desktop program itself says, in the system's language until the page has told its own.
import { app } from 'electron';
import type { ErrorValue } from '#core/errors.ts';
import { createWords, languageFor, type Words } from '#words/words.ts';

/** The words of the system's language. */
export function systemWords(): Words {
  return createWords(languageFor(app.getPreferredSystemLanguages()[0] ?? app.getLocale()));
}

/** An error as one sentence. */
export function sentenceFor(words: Words, { key, parameters }: ErrorValue): string {
  return words.t(key, { ...parameters });
}
