// Sentences and paragraphs of a text, in English and Chinese, found by rules: what a key selects when nothing
// is selected. A paragraph is a line of the stored text. The rules prefer longer sentences: an analyst
// shrinks a passage with one key, but cannot see what a passage cut too short has lost.
import type { Span } from '../span.ts';

/** Ends a Chinese sentence wherever it occurs. */
const IDEOGRAPHIC_STOP = /[。！？；｡︒]/;
/** Ends a sentence only if what follows looks like the beginning of one. */
const SPACED_STOP = /[.!?…‼⁇⁈⁉．]/;
const CLOSING = /["'”’»›」』】〉》〕）)\]}]/;
const OPENING = /["'“‘«‹「『【〈《〔（([{]/;
const SPACE = /\s/;
const IDEOGRAPH = /[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF\u{20000}-\u{3FFFF}]/u;
const LOWER_CASE = /\p{Ll}/u;

/** Abbreviations usually followed by a name, a number or an explanation; in lower case without the last full stop. */
const ABBREVIATIONS = new Set(
  (
    'mr mrs ms dr prof sr jr st rev hon gen col capt lt sgt messrs dept univ assn assoc inc ltd co corp ' +
    'no nos nr vol vols fig figs tab eq eqs sec sect ch chap art para p pp pt ed eds ' +
    'e.g i.e eg ie cf viz vs v al approx ca c resp incl excl esp est ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec'
  ).split(' '),
);

/** The paragraph at `position`: its line without the white space around it, or null where the line is blank. */
export function paragraphAt(text: string, position: number): Span | null {
  const at = Math.min(Math.max(position, 0), text.length);
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const lineEnd = text.indexOf('\n', at);
  return trimmed(text, { start: at === 0 ? 0 : lineStart, end: lineEnd === -1 ? text.length : lineEnd });
}

/** The sentences of the range `within` of `text`, in order, without the white space between them. */
export function sentencesOf(text: string, within: Span): Span[] {
  const found: Span[] = [];
  let start = within.start;
  for (let at = within.start; at < within.end; at += 1) {
    if (!isStop(text, at)) continue;
    const end = afterStop(text, at, within.end);
    if (end < within.end && !endsSentence(text, start, at, end, within.end)) {
      at = end - 1;
      continue;
    }
    const sentence = trimmed(text, { start, end });
    if (sentence) found.push(sentence);
    start = end;
    at = end - 1;
  }
  const rest = trimmed(text, { start, end: within.end });
  if (rest) found.push(rest);
  return found;
}

/**
 * The sentence at `position`, or null in a blank line. Exactly between two sentences it is the second; in the
 * white space between them, the first.
 */
export function sentenceAt(text: string, position: number): Span | null {
  const paragraph = paragraphAt(text, position);
  if (!paragraph) return null;
  let found: Span | null = null;
  for (const sentence of sentencesOf(text, paragraph)) {
    if (found && sentence.start > position) break;
    found = sentence;
  }
  return found;
}

/** `span` without white space at either end; null when nothing is left. */
export function trimmed(text: string, span: Span): Span | null {
  let { start, end } = span;
  while (start < end && SPACE.test(text.charAt(start))) start += 1;
  while (end > start && SPACE.test(text.charAt(end - 1))) end -= 1;
  return start < end ? { start, end } : null;
}

function isStop(text: string, at: number): boolean {
  const mark = text.charAt(at);
  return IDEOGRAPHIC_STOP.test(mark) || SPACED_STOP.test(mark);
}

/** The position after the stop at `at`, further stops behind it, and closing quotes and brackets. */
function afterStop(text: string, at: number, limit: number): number {
  let end = at + 1;
  while (end < limit && isStop(text, end)) end += 1;
  while (end < limit && CLOSING.test(text.charAt(end))) end += 1;
  return end;
}

/**
 * Whether the stop at `at` ends the sentence that began at `start`. `end` is the position after the stop and
 * what closes with it.
 */
function endsSentence(text: string, start: number, at: number, end: number, limit: number): boolean {
  const stops = text.slice(at, end);
  if ([...stops].some((mark) => IDEOGRAPHIC_STOP.test(mark))) return true;
  const next = String.fromCodePoint(text.codePointAt(end) ?? 0);
  if (!SPACE.test(next)) {
    // Chinese written with Latin stops has no space after them, but neither does a hesitation in mid-sentence.
    return IDEOGRAPH.test(next) && !stops.startsWith('…') && !stops.startsWith('.');
  }
  const beginning = firstOf(text, end, limit);
  if (beginning === null) return true;
  if (LOWER_CASE.test(beginning)) return false;
  return !(stops === '.' && isAbbreviation(text, start, at));
}

/** The first character of the next sentence, past white space and opening quotes; null when there is none. */
function firstOf(text: string, from: number, limit: number): string | null {
  let at = from;
  while (at < limit && (SPACE.test(text.charAt(at)) || OPENING.test(text.charAt(at)))) at += 1;
  return at < limit ? String.fromCodePoint(text.codePointAt(at) ?? 0) : null;
}

/** Whether the full stop at `at` belongs to an abbreviation, an initial, or the number of a list item. */
function isAbbreviation(text: string, sentenceStart: number, at: number): boolean {
  let wordStart = at;
  while (wordStart > sentenceStart && /[\p{L}\p{N}.]/u.test(text.charAt(wordStart - 1))) wordStart -= 1;
  const word = text.slice(wordStart, at);
  const opensSentence = text.slice(sentenceStart, wordStart).trim() === '';
  if (/^\d{1,3}(\.\d+)*$/.test(word)) return opensSentence;
  // `I.` is far more often the end of a sentence than an initial.
  if (/^\p{Lu}$/u.test(word)) return word !== 'I';
  return ABBREVIATIONS.has(word.toLowerCase());
}
