// A list of words with how often each occurs, in how many sources and how evenly; and, where sources are grouped, what
// marks each group against all other sources of the list.
import { reason, type Reason } from '../counting/reasons.ts';
import { deviationOfProportions } from '../statistics/dispersion.ts';
import { keyness } from '../statistics/keyness.ts';
import { isSingleHan } from './tokens.ts';
import type { InText, Occurrences, WordCounts } from './word-counts.ts';

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
  /** Other forms that occur and count as this word. */
  readonly forms: readonly string[];
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
  /** For each group the words that mark it, the strongest first; no more than the limit. */
  readonly marks: readonly (readonly string[])[];
  /**
   * The commonest first, of equal ones in the order of their characters. With a limit: no more than that, and where
   * groups are compared only words that mark one of them, no more for each than the limit.
   */
  readonly rows: readonly WordRow[];
  /** How many more such words there are than `rows` lists. */
  readonly more: number;
  /** How many words are hidden: stop words, and single Chinese characters, most of them parts of words. */
  readonly stopWords: number;
  readonly singleCharacters: number;
  /** How many words are hidden because they are rarer than asked for. */
  readonly rare: number;
  /** A form that was joined with another word, and how many there are; null for none. */
  readonly joined: JoinedForms | null;
  /** How many of the words that are not hidden are terms. */
  readonly terms: number;
}

/** How many forms count as other words, and one of them. */
export interface JoinedForms {
  readonly count: number;
  readonly form: string;
  readonly word: string;
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
  /** Words that occur less often, or in fewer texts, are not listed. Default: 1. */
  readonly minCount?: number;
  readonly minSources?: number;
  /** The word that each of these forms counts as. Default: none. */
  readonly forms?: ReadonlyMap<string, string>;
  /** Terms that were found. Default: none. */
  readonly terms?: ReadonlySet<string>;
  /** Default: all words are listed. */
  readonly limit?: number;
}

/** A word with its texts and how often it occurs, before it is known whether it is listed. */
interface FoundWord {
  readonly form: string;
  readonly forms: readonly string[];
  readonly texts: Occurrences;
  readonly count: number;
  readonly marks: readonly Mark[];
}

/** Below these nothing is said about what marks a side: too few sources, too few words. */
const MIN_SOURCES_OF_SIDE = 5;
const MIN_WORDS_OF_SIDE = 1_000;
/** With fewer hits in interviews it says nothing that one respondent has most of them. */
const MIN_HITS_OF_ONE = 3;
/** Below these nothing is said about a word. */
const MIN_OCCURRENCES = 5;
const MIN_SOURCES_OF_WORD = 3;

/**
 * Makes the list. Most words of many texts are rare and not listed, so that how evenly a word is spread, and over whom, is
 * worked out for those alone that are.
 */
export function wordList(counts: WordCounts, groups: number, listing: Listing): WordList {
  const { sizes } = counts;
  const { groupsOf, peopleOf, limit = Infinity } = listing;
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
  const { found, ...hidden } = foundWords(counts, sides, total, listing);
  const marks = sides.map((_, group) => marksOf(found, group));
  const isNarrowed = limit < Infinity;
  const listed = new Set(
    isNarrowed && groups > 0 ? marks.flatMap((marking) => marking.slice(0, limit)) : found.slice(0, limit),
  );
  const wanted = isNarrowed && groups > 0 ? new Set(marks.flat()).size : found.length;
  const rowOf = (word: FoundWord): WordRow => {
    const texts = word.texts.list();
    return {
      word: word.form,
      forms: word.forms,
      ...frequency(texts, sizes, total.words, peopleOf),
      mostlyBy: oneRespondent(texts, peopleOf),
      groups: sides.map((side, group) => ({
        ...frequency(
          texts.filter(({ text }) => groupsOf(text).includes(group)),
          sizes,
          side.words,
          peopleOf,
        ),
        ...word.marks[group]!,
      })),
    };
  };
  return {
    total,
    groups: sides,
    marks: marks.map((marking) => marking.slice(0, limit).map(({ form }) => form)),
    rows: found.filter((word) => listed.has(word)).map(rowOf),
    more: wanted - listed.size,
    ...hidden,
  };
}

/** All words that are not hidden, the commonest first, with what they say of each group. */
function foundWords(counts: WordCounts, sides: readonly ComparedGroup[], total: WordGroup, listing: Listing) {
  const { groupsOf, stopWords: stopped, withSingleCharacters, terms: known } = listing;
  const { minCount = 1, minSources = 1 } = listing;
  const found: FoundWord[] = [];
  let [stopWords, singleCharacters, rare, terms] = [0, 0, 0, 0];
  const joined: { form: string; word: string; count: number }[] = [];
  const here = new Float64Array(sides.length);
  for (const { form, forms, texts } of counts.words(listing.forms)) {
    if (forms.length > 0) joined.push({ form: forms[0]!, word: form, count: forms.length });
    if (stopped.has(form)) {
      stopWords += 1;
      continue;
    }
    if (!withSingleCharacters && isSingleHan(form)) {
      singleCharacters += 1;
      continue;
    }
    let count = 0;
    here.fill(0);
    for (let place = 0; place < texts.length; place += 1) {
      const own = texts.counts[place]!;
      count += own;
      if (sides.length > 0) for (const group of groupsOf(texts.texts[place]!)) here[group]! += own;
    }
    if (count < minCount || texts.length < minSources) {
      rare += 1;
      continue;
    }
    if (known?.has(form)) terms += 1;
    const marks = sides.map((side, group) => markOf(here[group]!, count, texts.length, side, total));
    found.push({ form, forms, texts, count, marks });
  }
  found.sort((a, b) => b.count - a.count || (a.form < b.form ? -1 : 1));
  const [one = null] = joined;
  const joinedForms = joined.reduce((sum, { count }) => sum + count, 0);
  return { found, stopWords, singleCharacters, rare, joined: one && { ...one, count: joinedForms }, terms };
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
function marksOf(found: readonly FoundWord[], group: number): FoundWord[] {
  const ratio = ({ marks }: FoundWord): number => marks[group]?.logRatio ?? 0;
  return found
    .filter((word) => ratio(word) > 0 && (word.marks[group]?.bic ?? 0) >= MIN_BIC)
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

function markOf(here: number, count: number, sources: number, side: ComparedGroup, total: WordGroup): Mark {
  const isRare = count < MIN_OCCURRENCES || sources < MIN_SOURCES_OF_WORD;
  const why = side.reason ?? (isRare ? reason('too_rare') : null);
  if (why) return { logRatio: null, logLikelihood: null, bic: null, reason: why };
  const sides = {
    here,
    there: count - here,
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
