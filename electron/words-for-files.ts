import { createWords, type Language } from '#words/words.ts';
import type { ReadingContext } from './services/context.ts';

/** Words for files, in `language` unless another is asked for. */
export function wordsFrom(language: Language): ReadingContext['words'] {
  return (asked, codebookLanguage) => createWords(asked ?? language, codebookLanguage);
}
