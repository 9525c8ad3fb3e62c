// The weights of the codings of a row, the same on screens, on paper and on the command line.
import type { RowWeights } from '#core/counting/row-weights.ts';
import { countInWords, decimalInWords } from './numbers.ts';
import type { Words } from './words.ts';

/** The weights of a row in words: `61.7`, `20–90` and `12 of 40`; dashes where no coding has a weight. */
export interface WeightsInWords {
  readonly mean: string;
  readonly range: string;
  /** How many codings have a weight, out of all that the row counts. */
  readonly of: string;
}

/** Words the weights of a row; null where codings are not counted. */
export function weightsInWords(words: Words, weights: RowWeights | null): WeightsInWords {
  if (weights === null) return { mean: '–', range: '–', of: '–' };
  const { codings, weighted, mean, least, most } = weights;
  const of = words.t('figures:found', {
    found: countInWords(words, weighted),
    n: countInWords(words, codings),
  });
  if (mean === null || least === null || most === null) return { mean: '–', range: '–', of };
  const range = [...new Set([least, most])].map((weight) => countInWords(words, weight)).join('–');
  return { mean: decimalInWords(words, mean, 1), range, of };
}
