// Sorts hits by the words beside them, so that equal turns of phrase are together. The nearest word counts
// first. In scripts without spaces every character is a word; punctuation is ignored.
import { characterAt, characterBefore, isLetter, isUnspaced } from './word-edges.ts';

/** How many words beside a hit decide its place. */
const MAX_WORDS = 3;
/** The maximum length of a word. */
const MAX_WORD_LENGTH = 64;

/** Chinese by pronunciation, numbers by value. */
const collator = new Intl.Collator('zh-CN', { numeric: true });

/** The words before `position` in its paragraph, the nearest first. `folded` is a folded text. */
export function wordsBefore(folded: string, position: number): string[] {
  const words: string[] = [];
  let end = position;
  while (words.length < MAX_WORDS) {
    const character = characterBefore(folded, end);
    if (character < 0 || character === 0x0a) break;
    let start = end - lengthOf(character);
    if (isLetter(character)) {
      for (let next = characterBefore(folded, start); end - start < MAX_WORD_LENGTH;) {
        if (next < 0 || !isLetter(next)) break;
        start -= lengthOf(next);
        next = characterBefore(folded, start);
      }
    }
    if (isLetter(character) || isUnspaced(character)) words.push(folded.slice(start, end));
    end = start;
  }
  return words;
}

/** The words after `position` in its paragraph, the nearest first. */
export function wordsAfter(folded: string, position: number): string[] {
  const words: string[] = [];
  let start = position;
  while (words.length < MAX_WORDS) {
    const character = characterAt(folded, start);
    if (character < 0 || character === 0x0a) break;
    let end = start + lengthOf(character);
    if (isLetter(character)) {
      for (let next = characterAt(folded, end); end - start < MAX_WORD_LENGTH;) {
        if (next < 0 || !isLetter(next)) break;
        end += lengthOf(next);
        next = characterAt(folded, end);
      }
    }
    if (isLetter(character) || isUnspaced(character)) words.push(folded.slice(start, end));
    start = end;
  }
  return words;
}

function lengthOf(codePoint: number): number {
  return codePoint > 0xffff ? 2 : 1;
}

/**
 * The order of `count` hits by their words, as a permutation of their indices. Where there is no word, as at
 * the end of a paragraph, the hit comes first; hits with the same words keep their order.
 */
export function orderByWords(count: number, wordsOf: (hit: number) => readonly string[]): Uint32Array {
  // There are few different words: they are numbered and sorted once, and hits are compared by numbers.
  const numbers = new Map<string, number>();
  const keys = new Uint32Array(count * MAX_WORDS);
  for (let hit = 0; hit < count; hit += 1) {
    const words = wordsOf(hit);
    for (let place = 0; place < words.length; place += 1) {
      const word = words[place]!;
      let number = numbers.get(word);
      if (number === undefined) numbers.set(word, (number = numbers.size + 1));
      keys[hit * MAX_WORDS + place] = number;
    }
  }
  const ranks = new Uint32Array(numbers.size + 1);
  const sorted = [...numbers].sort(([a], [b]) => collator.compare(a, b) || (a < b ? -1 : 1));
  for (const [rank, [, number]] of sorted.entries()) ranks[number] = rank + 1;
  for (let at = 0; at < keys.length; at += 1) keys[at] = ranks[keys[at]!]!;
  const order = Uint32Array.from({ length: count }, (_, hit) => hit);
  return order.sort((a, b) => {
    for (let place = 0; place < MAX_WORDS; place += 1) {
      const difference = keys[a * MAX_WORDS + place]! - keys[b * MAX_WORDS + place]!;
      if (difference !== 0) return difference;
    }
    return a - b;
  });
}
