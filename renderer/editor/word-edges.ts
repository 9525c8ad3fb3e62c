// Edges of words, for extending and shrinking a passage by keys or by its handles. Chinese is cut by the
// browser's dictionary.
import type { Span } from '#core/span.ts';

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });
/** How far around a position words are looked up; no word of a real text is longer. */
const AROUND = 400;

/** The next edge of a word after `offset`: an end going forward, a beginning going backward. */
export function nextWordEdge(text: string, offset: number, direction: 'forward' | 'backward'): number {
  const words = wordsAround(text, offset);
  if (direction === 'forward') return words.find(({ end }) => end > offset)?.end ?? text.length;
  return words.findLast(({ start }) => start < offset)?.start ?? 0;
}

/** The beginning of the next word after `offset`, or the end of the last one before it: for shrinking. */
export function innerWordEdge(text: string, offset: number, direction: 'forward' | 'backward'): number {
  const words = wordsAround(text, offset);
  if (direction === 'forward') return words.find(({ start }) => start > offset)?.start ?? text.length;
  return words.findLast(({ end }) => end < offset)?.end ?? 0;
}

/** `offset`, or the nearer edge of the word it lies within. */
export function snapToWord(text: string, offset: number): number {
  const word = wordsAround(text, offset).find(({ start, end }) => start < offset && offset < end);
  if (!word) return offset;
  return offset - word.start <= word.end - offset ? word.start : word.end;
}

/** The word at `offset`, or the one that ends there; null where there is none. */
export function wordAt(text: string, offset: number): Span | null {
  const words = wordsAround(text, offset);
  return (
    words.find(({ start, end }) => start <= offset && offset < end) ??
    words.find(({ end }) => end === offset) ??
    null
  );
}

/** The words near `offset`, without what stands between them. */
function wordsAround(text: string, offset: number): Span[] {
  const from = Math.max(0, offset - AROUND);
  const words: Span[] = [];
  for (const { segment, index, isWordLike } of segmenter.segment(text.slice(from, offset + AROUND))) {
    if (isWordLike) words.push({ start: from + index, end: from + index + segment.length });
  }
  return words;
}
