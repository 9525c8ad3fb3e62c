// Where agreement is complete, or there is none, and what lies exactly on a threshold.
import { describe, expect, test } from 'vitest';
import type { AgreementRequest } from '#core/agreement/request.ts';
import { measuresOf } from '#core/text/plain-text.ts';
import { Study } from '../counting/study.ts';
import { agreementIn, studyOf, texts, type RandomWork } from './random-agreement.ts';

const coders = ['Wei', 'Lena'];
const reviews = Object.keys(texts).flatMap((source) => coders.map((coder) => [source, coder] as const));
const market: Pick<AgreementRequest, 'coderIds' | 'of'> = { coderIds: coders, of: ['market'] };

/** The measures of one code at a level that are numbers. */
function numbersOf(codings: RandomWork['codings'], level: AgreementRequest['level']) {
  const { study } = studyOf({ coders, reviews, codings });
  const { measures } = agreementIn(study, { ...market, level }).rows[0]!;
  return Object.fromEntries(Object.entries(measures).filter(([, value]) => value !== 'other_level'));
}

const both = (source: string, place: readonly [number, number] | null): RandomWork['codings'] =>
  coders.map((coder) => [source, coder, 'market', place] as const);

describe('two who agree on everything', () => {
  test.each(['source', 'sentence', 'paragraph', 'character'] as const)(
    'agree completely at the level %s where not everything is coded',
    (level) => {
      expect(numbersOf([...both('first', [0, 5]), ...both('second', [2, 3])], level)).toEqual({
        percent: 1,
        cohen: 1,
        scott: 1,
        brennan_prediger: 1,
        fleiss: 1,
        ac1: 1,
        alpha: 1,
        jaccard: 1,
        dice: 1,
      });
    },
  );

  test.each(['source', 'paragraph', 'character'] as const)(
    'leave nothing to chance at the level %s where everything is coded',
    (level) => {
      const all = Object.entries(texts).flatMap(([source, text]) => both(source, [0, [...text].length]));

      expect(numbersOf(all, level)).toMatchObject({
        percent: 1,
        cohen: 'no_variation',
        scott: 'no_variation',
        fleiss: 'no_variation',
        alpha: 'no_variation',
        jaccard: 1,
      });
    },
  );

  test('cut the same passages', () => {
    const found = numbersOf([...both('first', [0, 5]), ...both('second', [2, 3])], 'unitizing');

    expect(found).toMatchObject({ u_alpha: 1, coverage: 1 });
    expect(numbersOf(both('first', [0, 5]), 'segments')).toEqual({ percent: 1, brennan_prediger: 1 });
  });
});

test('two who agree on nothing share no character, and agree less than by chance', () => {
  // Every character of the only text with words that counts here is coded by one of them.
  const study = new Study().coder('Lena').code('market').document('D', { length: 10 });
  study.reviewed(['D']).reviewed(['D'], 'Lena').coding('D', 'market', [0, 5]);
  study.coding('D', 'market', [5, 10], { coderId: 'Lena' });
  const at = (level: AgreementRequest['level']) => agreementIn(study, { ...market, level }).rows[0]!.measures;

  expect(at('character')).toMatchObject({ percent: 0, cohen: -1, scott: -1, jaccard: 0, dice: 0 });
  expect(at('segments')).toMatchObject({ percent: 0, brennan_prediger: -1 / 3 });
  expect(at('source')).toMatchObject({ percent: 1, alpha: 'no_variation' });
});

describe('a threshold', () => {
  const matched = (text: string, one: readonly [number, number], other: readonly [number, number]) => {
    const study = new Study().coder('Lena').code('market').document('D', measuresOf(text));
    study.reviewed(['D']).reviewed(['D'], 'Lena').coding('D', 'market', one);
    study.coding('D', 'market', other, { coderId: 'Lena' });
    return (threshold: number): boolean =>
      agreementIn(study, { ...market, level: 'segments', threshold }).pooled.counts.both === 2;
  };

  test('is met by what lies exactly on it, whatever its digits', () => {
    for (let shared = 1; shared <= 99; shared += 1) {
      const isMatched = matched('a'.repeat(200), [0, 200], [0, 2 * shared]);
      expect([
        isMatched(shared / 100),
        isMatched(Number(`0.${String(shared + 1).padStart(2, '0')}`)),
      ]).toEqual([true, shared === 99]);
    }
  });

  test('looks at characters, however they are stored', () => {
    // Seven of ten characters, but fourteen of seventeen units of storage.
    const isMatched = matched('𠮷'.repeat(7) + 'aaa', [0, 17], [0, 14]);

    expect([isMatched(0.7), isMatched(0.71)]).toEqual([true, false]);
  });
});
