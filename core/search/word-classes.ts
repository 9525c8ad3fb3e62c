// JavaScript takes A–Z, 0–9 and _ for the characters of words, also in Unicode mode: `\bcafé\b` would find the one in
// “cafés” and none that stands alone. Here `\w`, `\W`, `\b` and `\B` of a pattern are written out for all scripts.
import { UNSPACED_CHARACTERS, WORD_CHARACTERS } from './word-edges.ts';

const WORD = `[${WORD_CHARACTERS}]`;
const NO_WORD = `[^${WORD_CHARACTERS}]`;
const UNSPACED = `[${UNSPACED_CHARACTERS}]`;
const LETTER = `(?!${UNSPACED})${WORD}`;
/** Where a run of letters begins or ends, and, as in a search for whole words, on both sides of a Chinese character. */
const EDGE = `(?:(?<!${LETTER})(?=${LETTER})|(?<=${LETTER})(?!${LETTER})|(?<=${UNSPACED})|(?=${UNSPACED}))`;
const NO_EDGE = `(?:(?<=${LETTER})(?=${LETTER})|(?<!${WORD})(?!${WORD}))`;

const OUTSIDE: Readonly<Record<string, string>> = {
  '\\w': WORD,
  '\\W': NO_WORD,
  '\\b': EDGE,
  '\\B': NO_EDGE,
};

/** The pattern, which must be a valid one of flag `u`, with the characters and edges of words of all scripts. */
export function withWordsOfAllScripts(pattern: string): string {
  // A bracket with all that it holds, or an escaped sign.
  return pattern.replaceAll(/\[(?:\\.|[^\]\\])*\]|\\./gsu, (part) =>
    part.startsWith('[') ? bracketOfAllScripts(part) : (OUTSIDE[part] ?? part),
  );
}

/** `[…]` with the words of all scripts. What is no word is a choice beside the bracket: a bracket cannot hold it. */
function bracketOfAllScripts(bracket: string): string {
  const isNegated = bracket.startsWith('[^');
  const held = bracket.slice(isNegated ? 2 : 1, -1);
  let hasNoWord = false;
  const others = held.replaceAll(/\\./gsu, (escape) => {
    if (escape === '\\W') hasNoWord = true;
    return escape === '\\W' ? '' : escape === '\\w' ? WORD_CHARACTERS : escape;
  });
  if (!hasNoWord) return `[${isNegated ? '^' : ''}${others}]`;
  if (others === '') return isNegated ? WORD : NO_WORD;
  return isNegated ? `(?:(?![${others}])${WORD})` : `(?:[${others}]|${NO_WORD})`;
}
