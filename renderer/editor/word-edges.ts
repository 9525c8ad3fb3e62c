// Word boundaries for extending and shrinking a passage by keys or handles. Chinese is segmented by the browser's
// dictionary.
import type { Span } from '#core/span.ts';

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });
/** How many characters around a position to search for words; no real word is longer. */
const SEARCH_RADIUS = 400;

/** The next word edge after `offset`: an end going forward, a beginning going backward. */
export function nextWordEdge(text: string, offset: number, direction: 'forward' | 'backward'): number {
  const words = wordsAround(text, offset);
  if (direction === 'forward') return words.find(({ end }) => end > offset)?.end ?? text.length;
  return words.findLast(({ start }) => start < offset)?.start ?? 0;
}

/**
 * The next place for an edge of a passage: for its end, after a word or closing punctuation; for its beginning, before
 * a word or opening punctuation. A step forward and a step back return to the same place.
 */
export function nextPassageEdge(
  text: string,
  offset: number,
  edge: 'start' | 'end',
  direction: 'forward' | 'backward',
): number {
  const places = passageEdges(text, offset, edge);
  if (direction === 'forward') return places.find((place) => place > offset) ?? offset;
  return places.findLast((place) => place < offset) ?? offset;
}

/** A span extended to whole words. */
export function wholeWords(text: string, { start, end }: Span): Span {
  const cut = (offset: number): Span | undefined =>
    wordsAround(text, offset).find((word) => word.start < offset && offset < word.end);
  return { start: cut(start)?.start ?? start, end: cut(end)?.end ?? end };
}

/** `offset`, or the nearer edge of the word around it. */
export function snapToWord(text: string, offset: number): number {
  const word = wordsAround(text, offset).find(({ start, end }) => start < offset && offset < end);
  if (!word) return offset;
  return offset - word.start <= word.end - offset ? word.start : word.end;
}

/** The word at `offset`, or the one that ends there; null if there is none. */
export function wordAt(text: string, offset: number): Span | null {
  const words = wordsAround(text, offset);
  return (
    words.find(({ start, end }) => start <= offset && offset < end) ??
    words.find(({ end }) => end === offset) ??
    null
  );
}

/** The words near `offset`. */
function wordsAround(text: string, offset: number): Span[] {
  return piecesAround(text, offset).filter(({ isWord }) => isWord);
}

/** Opening brackets and quotation marks. */
const opening = /[\p{Ps}\p{Pi}]/u;

function passageEdges(text: string, offset: number, edge: 'start' | 'end'): number[] {
  const pieces = piecesAround(text, offset);
  const isSpace = (at: number): boolean => !/\S/.test(text.charAt(at));
  return pieces.flatMap(({ start, end, isWord }, index) => {
    if (isWord) return [edge === 'start' ? start : end];
    const signs = text.slice(start, end);
    if (!/\S/.test(signs)) return [];
    if (edge === 'end') {
      // A passage ends only after the last of several closing signs.
      const next = pieces[index + 1];
      const goesOn = next !== undefined && !next.isWord && !isSpace(next.start);
      return goesOn || isSpace(start - 1) || opening.test(signs) ? [] : [end];
    }
    const opens = !isSpace(end) && (opening.test(signs) || isSpace(start - 1));
    const before = pieces[index - 1];
    const wentOn = before !== undefined && !before.isWord && !isSpace(before.start);
    return opens && !wentOn ? [start] : [];
  });
}

/** The words near `offset` and the pieces between them. */
function piecesAround(text: string, offset: number): (Span & { readonly isWord: boolean })[] {
  const from = Math.max(0, offset - SEARCH_RADIUS);
  return Array.from(
    segmenter.segment(text.slice(from, offset + SEARCH_RADIUS)),
    ({ segment, index, isWordLike }) => ({
      start: from + index,
      end: from + index + segment.length,
      isWord: isWordLike === true,
    }),
  );
}
