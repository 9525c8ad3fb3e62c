// Where somebody was in a text: a paragraph and how far into it, so that the place is found again in a window
// of another width and in a text that was corrected meanwhile.

/** The place at the top of the visible text. It contains no words of the text. */
export interface ReadingPlace {
  /** Where its paragraph begins, in UTF-16 units of the text. */
  readonly start: number;
  /** How far into the paragraph, in the same units. */
  readonly within: number;
  /** A short hash of the paragraph, to recognise it. */
  readonly mark: number;
}

/** The place of an offset in a text. */
export function placeAt(text: string, offset: number): ReadingPlace {
  const at = Math.min(Math.max(0, offset), text.length);
  const start = paragraphStart(text, at);
  return { start, within: at - start, mark: sumOf(paragraphFrom(text, start)) };
}

/**
 * The offset of a place in a text: unchanged if its paragraph is still there, else in the nearest paragraph
 * with the same words, else at the beginning of the paragraph that is there now.
 */
export function offsetOf(text: string, { start, within, mark }: ReadingPlace): number {
  const found = paragraphMarked(text, start, mark);
  if (found !== null) return found + Math.min(within, paragraphFrom(text, found).length);
  return paragraphStart(text, Math.min(start, text.length));
}

function paragraphMarked(text: string, start: number, mark: number): number | null {
  const isThere = start === 0 || text[start - 1] === '\n';
  if (isThere && start <= text.length && sumOf(paragraphFrom(text, start)) === mark) return start;
  let nearest: number | null = null;
  for (let at = 0; at <= text.length; at += paragraphFrom(text, at).length + 1) {
    const isNearer = nearest === null || Math.abs(at - start) < Math.abs(nearest - start);
    if (isNearer && sumOf(paragraphFrom(text, at)) === mark) nearest = at;
  }
  return nearest;
}

/**
 * Where the paragraph of `at` begins. `lastIndexOf` with a negative position would still look at the first
 * character.
 */
function paragraphStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}

function paragraphFrom(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? text.length : end);
}

/** FNV-1a over UTF-16 units, 32 bits (Fowler, Noll, Vo). Enough to tell the paragraphs of one text apart. */
function sumOf(words: string): number {
  let sum = 0x811c9dc5;
  for (let index = 0; index < words.length; index += 1) {
    sum = Math.imul(sum ^ words.charCodeAt(index), 0x01000193);
  }
  return sum >>> 0;
}
