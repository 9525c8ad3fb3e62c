// A list of words with how often each occurs, in how many sources and how evenly; and, where sources are grouped, what
// marks each group against all other sources of the list.
import { reason, type Reason } from '../counting/reasons.ts';
import { deviationOfProportions } from '../statistics/dispersion.ts';
import { keyness } from '../statistics/keyness.ts';
import { isSingleHan } from './tokens.ts';
import type { InText, WordCounts } from './word-counts.ts';

/** How often a word occurs in some sources. */
export interface WordFrequency {
  readonly count: number;
  /** Occurrences for each 10,000 words; null where there are no words. */
  readonly per10000: number | null;
  /** How many sources have the word. */
  readonly sources: number;
  /** Gries' DP over all these sources; null where the word does not occur. */
  readonly dispersion: number | null;
}

/** How a word marks a group against the other sources. */
export interface WordInGroup extends WordFrequency {
  /** Null, all three, where `reason` says why. */
  readonly logRatio: number | null;
  readonly logLikelihood: number | null;
  readonly bic: number | null;
  readonly reason: Reason | null;
}

export interface WordRow extends WordFrequency {
  readonly word: string;
  /** In the order of the groups. */
  readonly groups: readonly WordInGroup[];
}

/** Sources that a list counts together: how many, and how many words they have, stop words included. */
export interface WordGroup {
  readonly sources: number;
  readonly words: number;
}

/** Sources that are compared with the others. */
export interface ComparedGroup extends WordGroup {
  /** Why nothing can be said about what marks them; null where something can. */
  readonly reason: Reason | null;
}

export interface WordList {
  readonly total: WordGroup;
  readonly groups: readonly ComparedGroup[];
  /** The commonest first, of equal ones in the order of their characters. */
  readonly rows: readonly WordRow[];
  /** How many words are hidden: single Chinese characters, most of them parts of words. */
  readonly singleCharacters: number;
}

/** Below these nothing is said about what marks a side: too few sources, too few words. */
const MIN_SOURCES_OF_SIDE = 5;
const MIN_WORDS_OF_SIDE = 1_000;
/** Below these nothing is said about a word. */
const MIN_OCCURRENCES = 5;
const MIN_SOURCES_OF_WORD = 3;

/**
 * Makes the list. `groupsOf` gives the groups of a text, from 0 to `groups` - 1: none, one, or several. Single Chinese
 * characters are counted as words of their texts, but listed only with `withSingleCharacters`.
 */
export function wordList(
  counts: WordCounts,
  groups: number,
  groupsOf: (text: number) => readonly number[],
  { withSingleCharacters }: { readonly withSingleCharacters: boolean },
): WordList {
  const { sizes } = counts;
  const total = { sources: sizes.length, words: sizes.reduce((sum, size) => sum + size, 0) };
  const sizesOfGroups = Array.from({ length: groups }, () => ({ sources: 0, words: 0 }));
  sizes.forEach((size, text) => {
    for (const group of groupsOf(text)) {
      sizesOfGroups[group]!.sources += 1;
      sizesOfGroups[group]!.words += size;
    }
  });
  const sides = sizesOfGroups.map((side) => ({ ...side, reason: tooSmall(side, total) }));
  const rows: WordRow[] = [];
  let singleCharacters = 0;
  for (const { form, texts } of counts.words()) {
    if (!withSingleCharacters && isSingleHan(form)) {
      singleCharacters += 1;
      continue;
    }
    const all = frequency(texts, sizes, total.words);
    const marks = sides.map((side, group) => {
      const own = frequency(
        texts.filter(({ text }) => groupsOf(text).includes(group)),
        sizes,
        side.words,
      );
      return { ...own, ...markOf(own, all, side, total) };
    });
    rows.push({ word: form, ...all, groups: marks });
  }
  rows.sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1));
  return { total, groups: sides, rows, singleCharacters };
}

/** Below this Bayes factor there is no positive evidence that a word marks a side (Wilson 2013). */
const MIN_BIC = 2;

/** The words that mark a group against the other sources, the strongest first: those with the greatest log ratio. */
export function marksOf({ rows }: WordList, group: number): WordRow[] {
  const ratio = (row: WordRow): number => row.groups[group]?.logRatio ?? 0;
  return rows
    .filter((row) => ratio(row) > 0 && (row.groups[group]?.bic ?? 0) >= MIN_BIC)
    .sort((a, b) => ratio(b) - ratio(a));
}

function frequency(texts: readonly InText[], sizes: readonly number[], words: number): WordFrequency {
  const count = texts.reduce((sum, each) => sum + each.count, 0);
  return {
    count,
    per10000: words === 0 ? null : (count * 10_000) / words,
    sources: texts.length,
    dispersion: deviationOfProportions(
      texts.map((each) => ({ count: each.count, size: sizes[each.text]! })),
      words,
    ),
  };
}

type Mark = Omit<WordInGroup, keyof WordFrequency>;

function markOf(own: WordFrequency, all: WordFrequency, side: ComparedGroup, total: WordGroup): Mark {
  const isRare = all.count < MIN_OCCURRENCES || all.sources < MIN_SOURCES_OF_WORD;
  const why = side.reason ?? (isRare ? reason('too_rare') : null);
  if (why) return { logRatio: null, logLikelihood: null, bic: null, reason: why };
  const sides = {
    here: own.count,
    there: all.count - own.count,
    wordsHere: side.words,
    wordsThere: total.words - side.words,
  };
  return { ...keyness(sides), reason: null };
}

function tooSmall(side: WordGroup, total: WordGroup): Reason | null {
  const others = { sources: total.sources - side.sources, words: total.words - side.words };
  const isSmall = [side, others].some(
    ({ sources, words }) => sources < MIN_SOURCES_OF_SIDE || words < MIN_WORDS_OF_SIDE,
  );
  return isSmall ? reason('too_small_corpus') : null;
}
