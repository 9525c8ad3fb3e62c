// Finds a phrase in a folded text. A phrase is one or more words, separated by any amount of white space.
import { splitsPair, type Span } from '../span.ts';
import type { Fold, Folding } from './folding.ts';
import type { HitList } from './hits.ts';
import type { TextQuery } from './request.ts';
import { isWordEdge } from './word-edges.ts';

/** A phrase prepared for searching. */
export interface Phrase {
  /** Folded; none is empty. */
  readonly words: readonly string[];
  /** The index of the word that is searched for; the others are compared around it. */
  readonly anchor: number;
  readonly atWordStart: boolean;
  readonly atWordEnd: boolean;
  /** Whether a place in the unfolded text really matches; null where the folded text is sufficient. */
  readonly isMeant: ((text: string, start: number, end: number) => boolean) | null;
}

/** Texts in memory are folded completely; distinctions that the analyst wants are checked in the original text. */
export const fullFold: Fold = { case: true, forms: true };

/** Parses what was typed; null when it is only white space. */
export function readPhrase(query: TextQuery, folding: Folding): Phrase | null {
  const typed = query.text.trim();
  const words = wordsIn(folding.fold(typed, fullFold));
  if (words.length === 0) return null;
  const longest = Math.max(...words.map(({ length }) => length));
  const { matching = 'anywhere', matchCase = false, exactForms = false } = query;
  return {
    words,
    anchor: words.findIndex(({ length }) => length === longest),
    atWordStart: matching === 'word-start' || matching === 'whole-word',
    atWordEnd: matching === 'whole-word',
    isMeant:
      matchCase || exactForms ? meaning(typed, { case: !matchCase, forms: !exactForms }, folding) : null,
  };
}

/** Compares a place of a text with what was typed, both folded only as far as the analyst wants. */
function meaning(typed: string, fold: Fold, folding: Folding): NonNullable<Phrase['isMeant']> {
  const table = folding.tableOf(fold);
  const foldedWords = (text: string): string => wordsIn(folding.fold(text, fold)).join(' ');
  const phrase = foldedWords(typed);
  return (text, start, end) => {
    // Unit by unit, since there may be many places; only surrogate pairs need more.
    let place = 0;
    for (let at = start; at < end; at += 1) {
      const unit = text.charCodeAt(at);
      if (unit >= 0xd800 && unit < 0xe000) return foldedWords(text.slice(start, end)) === phrase;
      const folded = table[unit]!;
      if (isSpace(folded)) {
        while (at + 1 < end && isSpace(table[text.charCodeAt(at + 1)]!)) at += 1;
        if (phrase.charCodeAt(place) !== 0x20) return false;
      } else if (phrase.charCodeAt(place) !== folded) return false;
      place += 1;
    }
    return place === phrase.length;
  };
}

function wordsIn(folded: string): string[] {
  return folded.split(/[ \n]+/).filter((word) => word !== '');
}

/**
 * Finds a phrase from left to right, without overlaps. `folded` is the text folded by `fullFold`; `text`
 * returns the original and is called only where the folded text is not sufficient.
 */
export function findPhrase(phrase: Phrase, folded: string, text: () => string, hits: HitList): void {
  const [word = ''] = phrase.words;
  const isPlain =
    phrase.words.length === 1 && !phrase.atWordStart && !phrase.atWordEnd && phrase.isMeant === null;
  if (isPlain && isWhole(word)) {
    const { length } = word;
    for (let at = folded.indexOf(word); at !== -1; at = folded.indexOf(word, at + length)) {
      hits.add(at, at + length);
    }
    return;
  }
  let place = nextPhrase(phrase, folded, text, 0);
  while (place !== null) {
    hits.add(place.start, place.end);
    place = nextPhrase(phrase, folded, text, place.end);
  }
}

/** The first place that begins at or after `from`; null where there is none. The texts are as for `findPhrase`. */
export function nextPhrase(phrase: Phrase, folded: string, text: () => string, from: number): Span | null {
  const anchor = phrase.words[phrase.anchor] ?? '';
  for (let at = folded.indexOf(anchor, from); at !== -1; at = folded.indexOf(anchor, at + 1)) {
    const start = startOf(phrase, folded, at);
    if (start < from) continue;
    const end = endOf(phrase, folded, at + anchor.length);
    if (end >= 0 && isAllowed(phrase, folded, text, start, end)) return { start, end };
  }
  return null;
}

/** Whether no end of the word is half a surrogate pair, which could match inside another character. */
function isWhole(word: string): boolean {
  const first = word.charCodeAt(0);
  const last = word.charCodeAt(word.length - 1);
  return (first < 0xdc00 || first >= 0xe000) && (last < 0xd800 || last >= 0xdc00);
}

function isAllowed(phrase: Phrase, folded: string, text: () => string, start: number, end: number): boolean {
  if (splitsPair(folded, start) || splitsPair(folded, end)) return false;
  if (phrase.atWordStart && !isWordEdge(folded, start)) return false;
  if (phrase.atWordEnd && !isWordEdge(folded, end)) return false;
  return phrase.isMeant === null || phrase.isMeant(text(), start, end);
}

/** Where the phrase begins if its anchor begins at `at`; -1 where the words before the anchor differ. */
function startOf({ words, anchor }: Phrase, folded: string, at: number): number {
  let start = at;
  for (let index = anchor - 1; index >= 0; index -= 1) {
    const word = words[index]!;
    let end = start;
    while (end > 0 && isSpace(folded.charCodeAt(end - 1))) end -= 1;
    if (end === start || !folded.endsWith(word, end)) return -1;
    start = end - word.length;
  }
  return start;
}

/** Where the phrase ends if its anchor ends at `at`; -1 where the words after the anchor differ. */
function endOf({ words, anchor }: Phrase, folded: string, at: number): number {
  let end = at;
  for (let index = anchor + 1; index < words.length; index += 1) {
    const word = words[index]!;
    let start = end;
    while (start < folded.length && isSpace(folded.charCodeAt(start))) start += 1;
    if (start === end || !folded.startsWith(word, start)) return -1;
    end = start + word.length;
  }
  return end;
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a;
}
