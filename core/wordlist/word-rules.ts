// The rules by which a list of words counts: the study's own rows, the built-in list, and what a single list adds.
import type { WordRuleRecord } from '../records.ts';
import { builtInStopWords } from './stop-words.ts';
import { formOf } from './tokens.ts';
import { joinedForms, wordFormIn } from './word-forms.ts';

/** The rules of a list in one language. */
export interface WordRules {
  /** Counted as one word each. */
  readonly terms: readonly string[];
  /** Forms that are counted but not listed. */
  readonly stopWords: readonly string[];
  /** The word that each of these forms counts as. */
  readonly forms: ReadonlyMap<string, string>;
}

/** What one list adds to the rules of the study. */
export interface AddedRules {
  readonly terms: readonly string[];
  readonly stopWords: readonly string[];
  /** Each written “firms = firm”. */
  readonly forms: readonly string[];
  /** Whether stop words are listed too. */
  readonly withStopWords: boolean;
}

/** The language of a BCP 47 tag without its region and script; null for what is no tag. */
export function primaryLanguage(tag: string): string | null {
  try {
    return new Intl.Locale(tag).language;
  } catch {
    return null;
  }
}

/** The rules for a language, given without region. Words are compared by their forms (`tokens.ts`). */
export function wordRules(
  language: string,
  rows: Iterable<Pick<WordRuleRecord, 'language' | 'word' | 'use'>>,
  { terms, stopWords, forms, withStopWords }: AddedRules,
): WordRules {
  const own = [...rows].filter((row) => primaryLanguage(row.language) === language);
  const used = (use: WordRuleRecord['use']): string[] =>
    own.filter((row) => row.use === use).map(({ word }) => word);
  // What one list asks for stands before what the study says of the same form.
  const anew = new Set(forms.map((text) => wordFormIn(text)?.form));
  const isJoinedAnew = (text: string): boolean => anew.has(wordFormIn(text)?.form);
  const stopped = new Set([...builtInStopWords(language), ...used('stop')].map(formOf));
  for (const word of used('kept')) stopped.delete(formOf(word));
  for (const word of stopWords) stopped.add(formOf(word));
  return {
    terms: [...used('term'), ...terms],
    stopWords: withStopWords ? [] : [...stopped],
    forms: joinedForms([...used('form').filter((text) => !isJoinedAnew(text)), ...forms]),
  };
}
