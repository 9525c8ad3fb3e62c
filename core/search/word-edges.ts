// Where words begin and end, for whole-word searches. Chinese and Japanese put no spaces between words, so
// every place beside such a character may be the edge of a word.

/** Word characters, and those of scripts without spaces, for use within `[…]` of a pattern. */
export const WORD_CHARACTERS = '_\\p{L}\\p{N}\\p{M}';
export const UNSPACED_CHARACTERS =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Bopomofo}';
const WORD = new RegExp(`[${WORD_CHARACTERS}]`, 'u');
const UNSPACED = new RegExp(`[${UNSPACED_CHARACTERS}]`, 'u');

const unknown = 0;
const other = 1;
const letter = 2;
const unspaced = 3;
type Sort = typeof other | typeof letter | typeof unspaced;

const known = new Uint8Array(0x1_0000);

function sortOf(codePoint: number): Sort {
  const before = known[codePoint];
  if (before !== undefined && before !== unknown) return before as Sort;
  const character = String.fromCodePoint(codePoint);
  const sort = UNSPACED.test(character) ? unspaced : WORD.test(character) ? letter : other;
  if (codePoint < known.length) known[codePoint] = sort;
  return sort;
}

/** Whether the character belongs to a script with spaces between words: a letter, digit or mark. */
export function isLetter(codePoint: number): boolean {
  return sortOf(codePoint) === letter;
}

/** Whether the character is a word, or part of one, in a script without spaces between words. */
export function isUnspaced(codePoint: number): boolean {
  return sortOf(codePoint) === unspaced;
}

/** The character that ends before `position`, or -1 at the beginning. */
export function characterBefore(text: string, position: number): number {
  if (position <= 0) return -1;
  const unit = text.charCodeAt(position - 1);
  if (unit < 0xdc00 || unit >= 0xe000 || position < 2) return unit;
  const codePoint = text.codePointAt(position - 2) ?? unit;
  return codePoint >= 0x1_0000 ? codePoint : unit;
}

/** The character that begins at `position`, or -1 at the end. */
export function characterAt(text: string, position: number): number {
  return text.codePointAt(position) ?? -1;
}

/** Whether a word may begin or end at `position`: it may not where letters of one word are on both sides. */
export function isWordEdge(text: string, position: number): boolean {
  const before = characterBefore(text, position);
  const after = characterAt(text, position);
  return before < 0 || after < 0 || !isLetter(before) || !isLetter(after);
}
