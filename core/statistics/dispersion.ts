// How evenly a word is spread over the parts of a corpus.

/** One part that has the word: how often, and how many words the part has in all. */
export interface PartWithWord {
  readonly count: number;
  readonly size: number;
}

/**
 * Gries' deviation of proportions of a word, in [0, 1]: 0 where every part has its share of it, near 1 where all of it
 * stands in a small part. `parts` are those that have the word; `size` is the number of words in all parts, those
 * without it included. Null where the word occurs nowhere. Juilland's D is not offered: it assumes parts of one size.
 * Source: Gries 2008, International Journal of Corpus Linguistics 13(4): 403–437.
 */
export function deviationOfProportions(parts: Iterable<PartWithWord>, size: number): number | null {
  const present = [...parts].filter(({ count }) => count > 0);
  const total = present.reduce((sum, { count }) => sum + count, 0);
  if (total === 0 || size === 0) return null;
  // A part without the word differs by its share of all words.
  let absent = size;
  let differences = 0;
  for (const part of present) {
    absent -= part.size;
    differences += Math.abs(part.count / total - part.size / size);
  }
  return (differences + absent / size) / 2;
}
