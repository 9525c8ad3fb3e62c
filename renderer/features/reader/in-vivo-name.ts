// Turns a quote into the name of a code: one line, short enough to read at a glance.

/** The maximum length of a name in characters; a Chinese character counts as two. */
const MAX_LENGTH = 48;
/**
 * The beginning of a list item: a bullet, or a number or letter with its sign. A dash or star counts only before a
 * space, and a letter only with a bracket: "-5 %" and "J. Smith" are words.
 */
const BULLET =
  /^\s*(?:[\u2022\u25AA\u25CF\u25E6\u2023\u00B7]\s*|[*–—-]+(?:\s+|$)|\(?(?:\d{1,3}[.)、]|[a-zA-Z]\))\s+|\d{1,3}、)+/u;
/** Punctuation that may end a sentence and is dropped from a name. */
const CLOSING = /[\s.。,，;；:：、]+$/u;

/** The name of a code made from `quote`: without bullets, and cut after a whole word if long. */
export function inVivoName(quote: string): string {
  const line = quote
    .split('\n')
    .map((each) => each.replace(BULLET, ''))
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(CLOSING, '');
  if (widthOf(line) <= MAX_LENGTH) return line;
  const words = new Intl.Segmenter(undefined, { granularity: 'word' });
  let name = '';
  for (const { segment } of words.segment(line)) {
    if (widthOf(name + segment) > MAX_LENGTH - 1) break;
    name += segment;
  }
  return `${(name === '' ? cut(line) : name).replace(CLOSING, '')}…`;
}

function widthOf(words: string): number {
  return Array.from(words).reduce((sum, sign) => sum + widthOfSign(sign), 0);
}

function widthOfSign(sign: string): number {
  return sign > '\u2E7F' ? 2 : 1;
}

/** Cuts a single word that is longer than a name may be. */
function cut(word: string): string {
  let name = '';
  for (const sign of word) {
    if (widthOf(name + sign) > MAX_LENGTH - 1) break;
    name += sign;
  }
  return name;
}
