// Joining two lines of a paragraph: with a space, without one, or without the hyphen that broke a word.
import type { Line } from './pdf-lines.ts';

/** Characters that are set without spaces. */
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF]/u;
const startsWide = new RegExp(`^${wide.source}`, 'u');
// A quotation mark or a dash has one form for both scripts, so what stands before it decides.
const endsWide = new RegExp(`${wide.source}[“”‘’…—]*$`, 'u');

/** Whether a text begins with a character that is set without spaces. */
export function isWideAtStart(text: string): boolean {
  return startsWide.test(text);
}

/** The words of the whole text in lower case, but for the halves of those that are broken at a line's end. */
export function wordsOf(lines: readonly Line[]): ReadonlySet<string> {
  const found = new Set<string>();
  let isBroken = false;
  for (const { text } of lines) {
    const words = text.toLowerCase().match(/\p{L}+(?:-\p{L}+)*[-\u2010\u00AD]?/gu) ?? [];
    for (const [index, word] of words.entries()) {
      if (!(index === 0 && isBroken) && /\p{L}$/u.test(word)) found.add(word);
    }
    isBroken = /[-\u2010\u00AD]$/.test(text);
  }
  return found;
}

/** `text` as it stands before the line `next` that goes on: with a space, or without its hyphen. */
export function joinedStart(text: string, next: string, words: ReadonlySet<string>): string {
  if (text.endsWith('\u00AD')) return text.slice(0, -1);
  const broken = /(\p{L}[\p{L}-]*)[-\u2010]$/u.exec(text);
  if (broken) {
    const rest = /^[\p{L}-]*/u.exec(next)?.[0] ?? '';
    return keepsHyphen(broken[1] ?? '', rest, words) ? text : text.slice(0, -1);
  }
  const whole =
    endsWide.test(text) || startsWide.test(next) || /\S[\u2013\u2014/]$/.test(text) || isAddress(text, next);
  return whole ? text : `${text} `;
}

/** Addresses of the web are broken behind their own signs. */
function isAddress(text: string, next: string): boolean {
  return /(?:https?:\/\/|www\.)\S*[/?&=_-]$/i.test(text) && /^[\w/?&=%#-]/.test(next);
}

/**
 * Whether a hyphen at the end of a line belongs to the word. The rest of the text tells: decision-making
 * stands there unbroken, or agreement does. Where neither does, two words make a compound and two syllables
 * do not.
 */
function keepsHyphen(start: string, rest: string, words: ReadonlySet<string>): boolean {
  // and- or und- goes on with the second of two compounds.
  if (!/^\p{Ll}/u.test(rest) || /^(?:and|or|und|oder|to)$/.test(rest)) return true;
  const [first, second] = [start.toLowerCase(), rest.toLowerCase()];
  if (words.has(`${first}-${second}`)) return true;
  if (words.has(first + second)) return false;
  return first.length >= 3 && second.length >= 3 && words.has(first) && words.has(second);
}
