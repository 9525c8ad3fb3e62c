// What must be said beside a list of words, as values; hosts put it into words (words/wordlist-method.ts).
import type { CountingFacts } from '../counting/facts.ts';
import type { JoinedForms } from './word-list.ts';

export interface WordListFacts {
  /** The BCP 47 tag that was asked for. */
  readonly language: string;
  /** How many words were counted, stop words included. */
  readonly words: number;
  /** Sources in scope in another language, or of unknown language: they are not counted. */
  readonly otherLanguages: number;
  readonly withoutHeadings: boolean;
  readonly withoutRemarks: boolean;
  /** How many of the study's terms were found and counted as one word each. */
  readonly terms: number;
  /** How many words are stop words, so that they are counted but not listed. */
  readonly stopWords: number;
  /** Whether one respondent has more than half of the hits of a word listed. */
  readonly hasOneRespondent: boolean;
  /** How many single Chinese characters are not listed. */
  readonly singleCharacters: number;
  /** A word is listed if it occurs at least so often, and in so many sources; `rare` are those that are not. */
  readonly minCount: number;
  readonly minSources: number;
  readonly rare: number;
  /** Forms that count as other words; null for none. */
  readonly joined: JoinedForms | null;
  /** Whether groups of sources are compared with the others. */
  readonly isCompared: boolean;
  /** The version of ICU, by whose rules words were cut. */
  readonly icu: string;
  /** The sources, with their scope. */
  readonly sources: CountingFacts;
}
