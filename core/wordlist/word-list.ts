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
  /** How many respondents have it in one of their interviews. */
  readonly respondents: number;
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

/** The respondent of more than half of a word's hits in interviews; `of` is the number of these hits. */
export interface OneRespondent {
  /** As numbered by `peopleOf`. */
  readonly person: number;
  readonly count: number;
  readonly of: number;
}

export interface WordRow extends WordFrequency {
  readonly word: string;
  /** Null where no respondent has more than half of the hits in interviews, or there are fewer than three. */
  readonly mostlyBy: OneRespondent | null;
  /** In the order of the groups. */
  readonly groups: readonly WordInGroup[];
}

/** Sources that a list counts together: how many, and how many words they have, stop words included. */
export interface WordGroup {
  readonly sources: number;
  readonly respondents: number;
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
  /** How many words are hidden: stop words, and single Chinese characters, most of them parts of words. */
  readonly stopWords: number;
  readonly singleCharacters: number;
}

/** Whose texts they are, and which words are not listed. */
export interface Listing {
  /** The groups of a text, from 0 to one less than their number: none, one, or several. */
  readonly groupsOf: (text: number) => readonly number[];
  /** The respondents of an interview, numbered from 0; nobody for a document. */
  readonly peopleOf: (text: number) => readonly number[];
  /** Forms that are counted as words of their texts, but not listed. */
  readonly stopWords: ReadonlySet<string>;
  readonly withSingleCharacters: boolean;
}

/** Below these nothing is said about what marks a side: too few sources, too few words. */
const MIN_SOURCES_OF_SIDE = 5;
const MIN_WORDS_OF_SIDE = 1_000;
/** With fewer hits in interviews it says nothing that one respondent has most of them. */
const MIN_HITS_OF_ONE = 3;
/** Below these nothing is said about a word. */
const MIN_OCCURRENCES = 5;
const MIN_SOURCES_OF_WORD = 3;

/** Makes the list. Single Chinese characters are counted as words of their texts, but listed only if asked for. */
export function wordList(counts: WordCounts, groups: number, listing: Listing): WordList {
  const { sizes } = counts;
  const { groupsOf, peopleOf, stopWords: stopped } = listing;
  const everywhere = sizes.map((_, text) => text);
  const sizeOf = (texts: readonly number[]): WordGroup => ({
    sources: texts.length,
    respondents: new Set(texts.flatMap(peopleOf)).size,
    words: texts.reduce((sum, text) => sum + sizes[text]!, 0),
  });
  const total = sizeOf(everywhere);
  const sides = Array.from({ length: groups }, (_, group) => {
    const side = sizeOf(everywhere.filter((text) => groupsOf(text).includes(group)));
    return { ...side, reason: tooSmall(side, total) };
  });
  const rows: WordRow[] = [];
  let [stopWords, singleCharacters] = [0, 0];
  for (const { form, texts } of counts.words()) {
    if (stopped.has(form)) {
      stopWords += 1;
      continue;
    }
    if (!listing.withSingleCharacters && isSingleHan(form)) {
      singleCharacters += 1;
      continue;
    }
    const all = frequency(texts, sizes, total.words, peopleOf);
    const marks = sides.map((side, group) => {
      const here = texts.filter(({ text }) => groupsOf(text).includes(group));
      const own = frequency(here, sizes, side.words, peopleOf);
      return { ...own, ...markOf(own, all, side, total) };
    });
    rows.push({ word: form, ...all, mostlyBy: oneRespondent(texts, peopleOf), groups: marks });
  }
  rows.sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1));
  return { total, groups: sides, rows, stopWords, singleCharacters };
}

/** The respondent of more than half of the hits in interviews. What a group said together is nobody's alone. */
function oneRespondent(texts: readonly InText[], peopleOf: Listing['peopleOf']): OneRespondent | null {
  const byPerson = new Map<number, number>();
  let of = 0;
  for (const { text, count } of texts) {
    const people = peopleOf(text);
    if (people.length === 0) continue;
    of += count;
    const [person] = people;
    if (people.length === 1) byPerson.set(person!, (byPerson.get(person!) ?? 0) + count);
  }
  if (of < MIN_HITS_OF_ONE) return null;
  for (const [person, count] of byPerson) if (count * 2 > of) return { person, count, of };
  return null;
}

/** Below this Bayes factor there is no positive evidence that a word marks a side (Wilson 2013). */
const MIN_BIC = 2;

/** The words that mark a group against the other sources, the strongest first: those with the greatest log ratio. */
function marksOf({ rows }: WordList, group: number): WordRow[] {
  const ratio = (row: WordRow): number => row.groups[group]?.logRatio ?? 0;
  return rows
    .filter((row) => ratio(row) > 0 && (row.groups[group]?.bic ?? 0) >= MIN_BIC)
    .sort((a, b) => ratio(b) - ratio(a));
}

function frequency(
  texts: readonly InText[],
  sizes: readonly number[],
  words: number,
  peopleOf: Listing['peopleOf'],
): WordFrequency {
  const count = texts.reduce((sum, each) => sum + each.count, 0);
  return {
    count,
    per10000: words === 0 ? null : (count * 10_000) / words,
    sources: texts.length,
    respondents: new Set(texts.flatMap(({ text }) => peopleOf(text))).size,
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

/** The words of a list that are shown. */
export interface ListedWords {
  /** For each group the words that mark it, the strongest first; no more than the limit. */
  readonly marks: readonly (readonly string[])[];
  /** The commonest words, or where groups are compared those that mark one of them; the commonest first. */
  readonly rows: readonly WordRow[];
  /** How many more such words there are. */
  readonly more: number;
}

/** The words of a list up to a limit: of compared groups that many for each. */
export function listedWords(list: WordList, limit: number): ListedWords {
  const isCompared = list.groups.length > 0;
  const marks = list.groups.map((_, group) => marksOf(list, group));
  const found = isCompared ? new Set(marks.flat()) : new Set(list.rows);
  const listed = new Set(
    isCompared ? marks.flatMap((marking) => marking.slice(0, limit)) : list.rows.slice(0, limit),
  );
  return {
    marks: marks.map((marking) => marking.slice(0, limit).map(({ word }) => word)),
    rows: list.rows.filter((row) => listed.has(row)),
    more: found.size - listed.size,
  };
}
