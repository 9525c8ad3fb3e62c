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

/**
 * The next place for an edge of a passage: for its end where a word ends, or the signs that close it; for its
 * beginning where a word begins, or the signs that open it. A step and the step back lead to the same place.
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

/** A span with all of the words of which it holds a part. */
export function wholeWords(text: string, { start, end }: Span): Span {
  const cut = (offset: number): Span | undefined =>
    wordsAround(text, offset).find((word) => word.start < offset && offset < word.end);
  return { start: cut(start)?.start ?? start, end: cut(end)?.end ?? end };
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
  return piecesAround(text, offset).filter(({ isWord }) => isWord);
}

/** Brackets and quotation marks that open what they stand before. */
const opening = /[\p{Ps}\p{Pi}]/u;

function passageEdges(text: string, offset: number, edge: 'start' | 'end'): number[] {
  const pieces = piecesAround(text, offset);
  const isSpace = (at: number): boolean => !/\S/.test(text.charAt(at));
  return pieces.flatMap(({ start, end, isWord }, index) => {
    if (isWord) return [edge === 'start' ? start : end];
    const signs = text.slice(start, end);
    if (!/\S/.test(signs)) return [];
    if (edge === 'end') {
      // Signs in a row close together: only the last of them ends a passage.
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

/** Words near `offset` and what stands between them. */
function piecesAround(text: string, offset: number): (Span & { readonly isWord: boolean })[] {
  const from = Math.max(0, offset - AROUND);
  return Array.from(
    segmenter.segment(text.slice(from, offset + AROUND)),
    ({ segment, index, isWordLike }) => ({
      start: from + index,
      end: from + index + segment.length,
      isWord: isWordLike === true,
    }),
  );
}
