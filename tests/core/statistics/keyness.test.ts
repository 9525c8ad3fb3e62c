import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import analysis from '#fixtures/methods/analysis.json' with { type: 'json' };
import { keyness } from '#core/statistics/keyness.ts';

const DIGITS = 9;

describe('keyness', () => {
  it.each(analysis.words.keyness.rows)(
    'agrees with the worked example $name',
    ({ a, b, c, d, ...expected }) => {
      const found = keyness({ here: a, there: b, wordsHere: c, wordsThere: d });

      expect(found.logLikelihood).toBeCloseTo(expected.signed, DIGITS);
      expect(found.bic).toBeCloseTo(expected.bic, DIGITS);
      expect(found.logRatio).toBeCloseTo(expected.log_ratio, DIGITS);
    },
  );

  it('changes its sign with the sides', () => {
    const count = fc.integer({ min: 0, max: 500 });
    const words = fc.integer({ min: 1_000, max: 1_000_000 });
    fc.assert(
      fc.property(count, count, words, words, (here, there, wordsHere, wordsThere) => {
        fc.pre(here + there > 0);
        const one = keyness({ here, there, wordsHere, wordsThere });
        const other = keyness({ here: there, there: here, wordsHere: wordsThere, wordsThere: wordsHere });
        expect(one.logLikelihood).toBeCloseTo(-other.logLikelihood, 6);
        expect(one.logRatio).toBeCloseTo(-other.logRatio, 9);
        expect(one.bic).toBeCloseTo(other.bic, 6);
      }),
    );
  });
});
