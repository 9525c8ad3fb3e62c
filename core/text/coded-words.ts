// Where coded words are after their text was replaced by a corrected one, and how certain that is.
import { wholeCharacters } from './anchors.ts';
import type { CodingRecord } from '../records.ts';
import type { Span } from '../span.ts';
import { piecesAfter, positionAfter, wholeAfter, type TextChange } from './text-change.ts';

/**
 * `same`: exactly these words at the same place. `moved`: exactly these words elsewhere. `changed`: from the
 * first word to the last, with some corrected in between. `slipped`: roughly where the words were; somebody
 * has to look at it. `gone`: nothing is left there.
 */
export const wordsFates = ['same', 'moved', 'changed', 'slipped', 'gone'] as const;
export type WordsFate = (typeof wordsFates)[number];

/** What became of coded words. */
export interface CarriedWords {
  readonly fate: WordsFate;
  /** Null where the words are gone. */
  readonly span: Span | null;
}

/** Shorter words occur in too many places to be recognised out of order. In characters. */
const MIN_LENGTH_ELSEWHERE = 12;
/** The share of corrected words that must be left for the passage to be recognised. */
const MIN_SHARE_KEPT = 0.5;

/** Finds the words of `span`, a span of `before`, in `after`; `change` leads from the one text to the other. */
export function carriedWords(change: TextChange, before: string, after: string, span: Span): CarriedWords {
  const whole = wholeAfter(change, span) ?? elsewhere(before, after, span);
  if (whole) return { fate: whole.start === span.start ? 'same' : 'moved', span: whole };
  const [start, end] = [startAfter(change, span), endAfter(change, span)];
  const from = start.isSure ? start.at : wordStart(after, start.at);
  const to = end.isSure ? end.at : wordEnd(after, end.at);
  const place = trimmed(after, wholeCharacters(after, { start: from, end: Math.max(from, to) }));
  if (!place) return { fate: 'gone', span: null };
  const kept = piecesAfter(change, span).reduce((sum, { length }) => sum + length, 0);
  const isKnown = start.isSure && end.isSure && kept >= MIN_SHARE_KEPT * (span.end - span.start);
  return { fate: isKnown ? 'changed' : 'slipped', span: place };
}

/**
 * The coding on its words as they were found, with `digest` applied to the new quote; null where the words
 * are gone. A coding that slipped keeps the digest of its old words, so that the repair list finds it.
 */
export function codingOnWords(
  coding: CodingRecord,
  { fate, span }: CarriedWords,
  { was, is }: { readonly was: string; readonly is: string },
  digest: (quote: string) => string,
): CodingRecord | null {
  const { start, end, quoteDigest } = coding;
  if (span === null || start === null || end === null) return null;
  const isKnown = fate === 'changed' && quoteDigest === digest(was.slice(start, end));
  return { ...coding, ...span, quoteDigest: isKnown ? digest(is.slice(span.start, span.end)) : quoteDigest };
}

/** The words where they occur once in each text: a paragraph may have been moved past others. */
function elsewhere(before: string, after: string, span: Span): Span | null {
  const words = before.slice(span.start, span.end);
  if (words.trim().length < MIN_LENGTH_ELSEWHERE) return null;
  const start = after.indexOf(words);
  if (start < 0 || after.includes(words, start + 1) || before.indexOf(words) !== span.start) return null;
  return before.includes(words, span.start + 1) ? null : { start, end: start + words.length };
}

interface Edge {
  readonly at: number;
  /** Whether the word at the edge, or the one beyond it, is still there: the edge is then certain. */
  readonly isSure: boolean;
}

function startAfter(change: TextChange, span: Span): Edge {
  const [first] = piecesAfter(change, span);
  if (first?.from === span.start) return { at: first.to, isSure: true };
  const beyond = change.kept.findLast(({ from, length }) => from + length <= span.start);
  const isBeside = (beyond ? beyond.from + beyond.length : 0) === span.start;
  return isBeside
    ? { at: beyond ? beyond.to + beyond.length : 0, isSure: true }
    : { at: positionAfter(change, span.start), isSure: false };
}

function endAfter(change: TextChange, span: Span): Edge {
  const last = piecesAfter(change, span).at(-1);
  if (last && last.from + last.length === span.end) return { at: last.to + last.length, isSure: true };
  const beyond = change.kept.find(({ from }) => from >= span.end);
  const isBeside = (beyond?.from ?? change.before) === span.end;
  return isBeside
    ? { at: beyond?.to ?? change.after, isSure: true }
    : { at: positionAfter(change, span.end), isSure: false };
}

/** A letter or digit of a script that puts spaces between words. */
const inWord = /^[\p{L}\p{N}]$/u;
const alone = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u;

/** Whether the position lies within a word. */
function dividesWord(text: string, position: number): boolean {
  const [before, after] = [text.charAt(position - 1), text.charAt(position)];
  return [before, after].every((each) => inWord.test(each) && !alone.test(each));
}

/** Where the word at an uncertain position begins: a passage should not start in the middle of a word. */
function wordStart(text: string, position: number): number {
  let at = position;
  while (dividesWord(text, at)) at -= 1;
  return at;
}

function wordEnd(text: string, position: number): number {
  let at = position;
  while (dividesWord(text, at)) at += 1;
  return at;
}

/** The span without white space at its edges; null where nothing else is left. */
function trimmed(text: string, { start, end }: Span): Span | null {
  const words = text.slice(start, end);
  const from = start + words.length - words.trimStart().length;
  const to = from + words.trim().length;
  return from < to ? { start: from, end: to } : null;
}
