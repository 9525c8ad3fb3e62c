import { diffArrays } from 'diff';

/** A stretch of text that both wordings have, or that only one of them has. */
export interface WordPart {
  readonly text: string;
  readonly in: 'both' | 'one' | 'other';
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** The words of a text and what stands between them; Chinese, which has no spaces, is cut into words too. */
function wordsIn(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/**
 * The common and the differing parts of two wordings, word by word; null if less than this share of the longer one is common:
 * nearly all of it would be marked.
 */
export function wordParts(one: string, other: string, minShareAlike = 0): WordPart[] | null {
  const parts = diffArrays(wordsIn(one), wordsIn(other)).map(({ value, added, removed }): WordPart => ({
    text: value.join(''),
    in: added ? 'other' : removed ? 'one' : 'both',
  }));
  const common = parts.reduce((sum, part) => sum + (part.in === 'both' ? part.text.length : 0), 0);
  return common >= minShareAlike * Math.max(one.length, other.length) ? parts : null;
}
