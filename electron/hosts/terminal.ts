// The terminal as the verbs of the command line know it.
import type { ErrorValue } from '#core/errors.ts';
import type { Language, Words } from '#words/words.ts';

/** What a verb needs of the program around it. */
export interface Terminal {
  readonly words: Words;
  readonly language: Language;
  print(text: string): void;
  /** A line that is replaced by the next, where the terminal can. */
  report(text: string): void;
}

/** One sentence for an error, in the person's language. */
export function sentence(words: Words, error: ErrorValue): string {
  return words.t(error.key, { ...error.parameters });
}
