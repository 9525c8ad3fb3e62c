// What two passages may have in common: words and their four-letter parts, which find other forms of a word; of Chinese,
// which has no spaces, single characters and pairs.
import type { Span } from '../span.ts';
import { formOf } from '../wordlist/tokens.ts';

/** A word as `w:word`, four letters of it as `g:word`, with `_` for its ends; one or two Chinese characters as `h:字`. */
export type Feature = `${'w' | 'g' | 'h'}:${string}`;

/** Adjacent letters of one kind: a word, or Chinese characters. */
export interface Run extends Span {
  readonly isHan: boolean;
  /** The letters as they are in the text. */
  readonly letters: string;
}

const RUNS = /(\p{Script=Han}+)|[[\p{L}\p{M}\p{Nd}]--\p{Script=Han}]+/gv;
const PART = 4;

/** The runs of a text in order. */
export function* runsOf(text: string): Generator<Run> {
  for (const { 0: letters, 1: han, index } of text.matchAll(RUNS))
    yield { start: index, end: index + letters.length, isHan: han !== undefined, letters };
}

/** The features of a word, each with its own place for every time it occurs. */
export function featuresOfWord(letters: string): Feature[] {
  const word = formOf(letters);
  const signs = ['_', ...word, '_'];
  const parts = signs.slice(PART - 1).map((_, at) => signs.slice(at, at + PART).join(''));
  return [`w:${word}`, ...parts.map((part) => `g:${part}` as const)];
}

/** The single characters and pairs of a run of Chinese ones, in order. */
export function* hanParts(letters: string): Generator<string> {
  for (let at = 0; at < letters.length;) {
    const next = at + signLength(letters, at);
    yield letters.slice(at, next);
    if (next < letters.length) yield letters.slice(at, next + signLength(letters, next));
    at = next;
  }
}

function signLength(text: string, at: number): number {
  return text.codePointAt(at)! > 0xffff ? 2 : 1;
}

/** A feature at its place in the text; of a part of a word, the place of the word. */
export interface PlacedFeature extends Span {
  readonly feature: Feature;
}

/** Every feature of a text, each time it occurs. */
export function placedFeatures(text: string): PlacedFeature[] {
  return [...runsOf(text)].flatMap(({ start, end, isHan, letters }) => {
    if (!isHan) return featuresOfWord(letters).map((feature) => ({ feature, start, end }));
    let at = start;
    let isPair = false;
    return [...hanParts(letters)].map((part) => {
      // Parts come as a character, the pair that begins with it, the next character.
      const place = { feature: `h:${part}` as const, start: at, end: at + part.length };
      isPair = !isPair;
      if (!isPair) at += signLength(part, 0);
      return place;
    });
  });
}
