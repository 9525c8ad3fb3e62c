// Joins two lines of a paragraph: with a space, without one, or without the hyphen that broke a word.
import type { Line } from './pdf-lines.ts';

/** Characters that are set without spaces. */
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF]/u;
const startsWide = new RegExp(`^${wide.source}`, 'u');
// Quotation marks and dashes look the same in both scripts, so the character before decides.
const endsWide = new RegExp(`${wide.source}[“”‘’…—]*$`, 'u');

/** Whether a text begins with a character that is set without spaces. */
export function isWideAtStart(text: string): boolean {
  return startsWide.test(text);
}

/** In a text with broken words, at least this share of lines end in a hyphen. */
const MIN_HYPHEN_SHARE = 0.03;

/** What the lines of a document tell about its words. */
export interface Words {
  /** In lower case, without the halves of words broken at a line end. */
  readonly whole: ReadonlySet<string>;
  /** Whether no word seems to be broken, so that every hyphen belongs to its word. */
  readonly areUnbroken: boolean;
  /** Whether the hyphens of broken words are separate glyph runs, so that all others belong to their words. */
  readonly areHyphensApart: boolean;
}

/** Collects the words of all lines. */
export function wordsOf(lines: readonly Line[]): Words {
  const whole = new Set<string>();
  let isBroken = false;
  let apart = 0;
  const broken: string[] = [];
  for (const { text, endsBroken } of lines) {
    const words = text.toLowerCase().match(/\p{L}+(?:-\p{L}+)*[-\u2010\u00AD]?/gu) ?? [];
    for (const [index, word] of words.entries()) {
      if (!(index === 0 && isBroken) && /\p{L}$/u.test(word)) whole.add(word);
    }
    if (isBroken && words[0]) broken.push((broken.pop() ?? '') + words[0]);
    isBroken = /[-\u2010\u00AD]$/.test(text);
    if (isBroken) broken.push(words.at(-1)?.slice(0, -1) ?? '');
    apart += endsBroken ? 1 : 0;
  }
  return {
    whole,
    areUnbroken:
      broken.length < lines.length * MIN_HYPHEN_SHARE &&
      broken.filter((word) => whole.has(word)).length <= broken.length * 0.2,
    areHyphensApart: apart >= 3,
  };
}

/**
 * The text of a paragraph as it should stand before the line `next`: with a space, or without its hyphen. Its last
 * `MAX_END_LENGTH` code units are enough.
 */
export function joinedStart(text: string, before: Line, next: string, words: Words): string {
  if (text.endsWith('\u00AD')) return text.slice(0, -1);
  if (isAddress(text, next) || isBesideNumber(text, next)) return text;
  const [ending, start, space] = /(\p{L}[\p{L}-]*)( ?)[-\u2010]$/u.exec(text) ?? [];
  if (ending !== undefined && start !== undefined) {
    const rest = /^[\p{L}-]*/u.exec(next)?.[0] ?? '';
    // A dash between two words, unless the text has them as one word.
    if (space && !isOneWord(start, rest, words.whole)) return `${text} `;
    const isKept = words.areHyphensApart
      ? !before.endsBroken
      : !space && keepsHyphen(start, rest, words.whole, isSecondOfTwo(text));
    return isKept ? text : text.slice(0, space ? -2 : -1);
  }
  const whole = endsWide.test(text) || startsWide.test(next) || /\S[\u2013\u2014/]$/.test(text);
  return whole ? text : `${text} `;
}

function isOneWord(start: string, rest: string, words: ReadonlySet<string>): boolean {
  const [first, second] = [start.toLowerCase(), rest.toLowerCase()];
  return words.has(first + second) || !words.has(first) || !words.has(second);
}

/** How much of a text's end is examined, in code units: no address is longer, and words are much shorter. */
export const MAX_END_LENGTH = 300;
const MAX_WORD_LENGTH = 30;

/** Web addresses are broken after their own punctuation. */
function isAddress(text: string, next: string): boolean {
  return /(?:https?:\/\/|www\.)\S*[/?&=_-]$/i.test(text) && /^[\w/?&=%#-]/.test(next);
}

/** Whether a hyphen stands next to a number, as in COVID-19: no broken word has one there. */
function isBesideNumber(text: string, next: string): boolean {
  if (/\d[-\u2010]$/.test(text)) return /^[\p{L}\d]/u.test(next);
  return /\p{L}[-\u2010]$/u.test(text) && /^\d/.test(next);
}

/** Whether a text ends in the second of two first parts that share one word: pre- and post-crisis. */
function isSecondOfTwo(text: string): boolean {
  return /\p{L}[-\u2010],? (?:and|or|to|und|oder) \p{L}{1,30}[-\u2010]$/u.test(
    text.slice(-MAX_WORD_LENGTH * 3),
  );
}

/** First parts of compounds that are rarely written as one word. */
const firstParts = new Set(
  (
    'self cross well half ex quasi high low long short full state so all non cost risk decision policy supply ' +
    'demand middle medium single double multi small large'
  ).split(' '),
);

/** Tens, after which no word is broken. */
const tens = /^(?:twen|thir|for|fif|six|seven|eigh|nine)ty$/;

/** First parts of words that are written as one, though both parts are words too. */
const closedParts = new Set(
  'over under every any some out up with there where here how when after back fore through can may to in on for be'.split(
    ' ',
  ),
);

/** Second parts of compounds that are hardly ever the end of a broken word. */
const secondParts = new Set(
  'level based oriented driven related making scale term specific friendly style owned funded intensive consuming'.split(
    ' ',
  ),
);

/**
 * Whether a hyphen at the end of a line belongs to the word. The rest of the text decides if it has decision-making or
 * agreement on one line; otherwise two words make a compound, and two syllables do not.
 */
function keepsHyphen(start: string, rest: string, words: ReadonlySet<string>, isSecond: boolean): boolean {
  const [first, second] = [start.toLowerCase(), rest.toLowerCase()];
  if (words.has(`${first}-${second}`)) return true;
  // Words are broken after at least two letters.
  if (isSecond || first.length === 1) return !words.has(first + second);
  // A capital letter begins a name; "short- and" is followed by the second of two compounds.
  if (!/^\p{Ll}/u.test(rest)) return !words.has(first + second);
  if (/^(?:and|or|to|und|oder)$/.test(rest)) return true;
  // Of a compound of several words, the two that meet here.
  const [before, behind] = [first.split('-').at(-1) ?? '', second.split('-')[0] ?? ''];
  if (words.has(first + second) || words.has(before + behind)) return false;
  if (secondParts.has(behind) || tens.test(before)) return true;
  if (firstParts.has(before)) return words.has(behind) || (behind.length >= 5 && before.length >= 4);
  if (!words.has(before) || !words.has(behind)) return false;
  if (first.includes('-') || second.includes('-')) return true;
  return !closedParts.has(before) && before.length >= 3 && behind.length >= 3;
}
