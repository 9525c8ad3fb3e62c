// How strongly a word marks one of two corpora. No p is offered: words are not independent, and cluster in texts.

/** Occurrences of a word on two sides, and the number of words on each; both sides have words. */
export interface WordOnTwoSides {
  readonly here: number;
  readonly there: number;
  readonly wordsHere: number;
  readonly wordsThere: number;
}

/** How strongly a word marks a side. */
export interface Keyness {
  /**
   * Log-likelihood of two cells, negative where the word is rarer here.
   * Source: Rayson and Garside 2000, Comparing corpora using frequency profiling, WCC ’00: 1–6.
   */
  readonly logLikelihood: number;
  /**
   * Approximate Bayes factor: below 0 there is no evidence of a difference.
   * Source: Wilson 2013, Embracing Bayes factors for key item analysis in corpus linguistics.
   */
  readonly bic: number;
  /**
   * Binary logarithm of the ratio of the two rates: 1 means twice as frequent here. A count of zero is taken as 0.5.
   * Source: Hardie 2014, Log Ratio: an informal introduction.
   */
  readonly logRatio: number;
}

/** The keyness of a word that occurs on at least one side. */
export function keyness({ here, there, wordsHere, wordsThere }: WordOnTwoSides): Keyness {
  const words = wordsHere + wordsThere;
  const share = (here + there) / words;
  // Rounding can leave a difference below zero where both rates are equal.
  const size = Math.max(0, 2 * (term(here, wordsHere * share) + term(there, wordsThere * share)));
  const isRarerHere = here * wordsThere < there * wordsHere;
  const rate = (count: number, of: number): number => (count === 0 ? 0.5 : count) / of;
  return {
    logLikelihood: isRarerHere ? -size : size,
    bic: size - Math.log(words),
    logRatio: Math.log2(rate(here, wordsHere) / rate(there, wordsThere)),
  };
}

function term(observed: number, expected: number): number {
  return observed === 0 ? 0 : observed * Math.log(observed / expected);
}
