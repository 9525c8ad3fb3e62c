// JavaScript knows only A–Z, 0–9 and _ as word characters, even in Unicode mode: `\bcafé\b` would find “café”
// within “cafés” but not when it stands alone. This module expands `\w`, `\W`, `\b` and `\B` of a pattern for
// all scripts.
import { UNSPACED_CHARACTERS, WORD_CHARACTERS } from './word-edges.ts';

const WORD = `[${WORD_CHARACTERS}]`;
const NO_WORD = `[^${WORD_CHARACTERS}]`;
const UNSPACED = `[${UNSPACED_CHARACTERS}]`;
const LETTER = `(?!${UNSPACED})${WORD}`;
/**
 * Where a run of letters begins or ends and, as in a search for whole words, on both sides of a Chinese
 * character.
 */
const EDGE = `(?:(?<!${LETTER})(?=${LETTER})|(?<=${LETTER})(?!${LETTER})|(?<=${UNSPACED})|(?=${UNSPACED}))`;
const NO_EDGE = `(?:(?<=${LETTER})(?=${LETTER})|(?<!${WORD})(?!${WORD}))`;

const OUTSIDE: Readonly<Record<string, string>> = {
  '\\w': WORD,
  '\\W': NO_WORD,
  '\\b': EDGE,
  '\\B': NO_EDGE,
};

/** The pattern, which must be valid with flag `u`, with word characters and word edges of all scripts. */
export function withWordsOfAllScripts(pattern: string): string {
  // A bracket with all its content, or an escaped character.
  return pattern.replaceAll(/\[(?:\\.|[^\]\\])*\]|\\./gsu, (part) =>
    part.startsWith('[') ? bracketOfAllScripts(part) : (OUTSIDE[part] ?? part),
  );
}

/**
 * A bracket `[…]` with word characters of all scripts. `\W` becomes an alternative beside the bracket, which
 * cannot contain it.
 */
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
