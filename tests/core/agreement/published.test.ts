// The published examples of agreement, and their exact values.
import { describe, expect, test } from 'vitest';
import {
  countsOf,
  nominalCoefficients,
  overlapCoefficients,
  type RatedUnits,
} from '#core/agreement/coefficients.ts';
import { notFound, publishedSets } from './published-sets.ts';

test.each(publishedSets)('all numbers of $name are as published', (set) => {
  const { units, coders, categories } = set;

  const each = Array.from({ length: categories }, (_, category) => {
    const alone = units.map(({ values, weight }) => ({
      values: values.map((value) => (value === null ? null : Number(value === category))),
      weight,
    }));
    const chosen = countsOf(alone, coders).used.reduce((sum, count) => sum + count, 0);
    const { fleiss } = nominalCoefficients(alone, coders, 2);
    return { chosen, fleiss, ...overlapCoefficients(alone, coders) };
  });

  expect(notFound(set, { together: nominalCoefficients(units, coders, categories), each })).toEqual([]);
});

test('what needs two coders, or as many decisions on every unit, says so', () => {
  const { units, coders, categories } = publishedSets.find(({ name }) => name === 'krippendorff_2011_C')!;
  const { cohen, scott, fleiss } = nominalCoefficients(units, coders, categories);

  expect([cohen, scott, fleiss]).toEqual(['two_coders', 'two_coders', 'unequal_coders']);
});

describe('what is undefined is neither 0 nor 1', () => {
  test('where everybody decided the same everywhere, chance alone would agree', () => {
    const found = nominalCoefficients([{ values: [0, 0], weight: 9 }], 2, 2);

    expect(found).toMatchObject({
      percent: 1,
      cohen: 'no_variation',
      scott: 'no_variation',
      fleiss: 'no_variation',
      alpha: 'no_variation',
    });
  });

  test('without a unit of two decisions there is nothing', () => {
    const found = nominalCoefficients([{ values: [1, null], weight: 3 }], 2, 2);

    expect(new Set(Object.values(found))).toEqual(new Set(['no_pairs']));
    expect(overlapCoefficients([{ values: [0, 0], weight: 3 }], 2)).toEqual({
      jaccard: 'never_used',
      dice: 'never_used',
    });
  });

  test('categories that nobody chose still lower the agreement by chance', () => {
    const units: RatedUnits[] = [
      { values: [0, 0], weight: 4 },
      { values: [0, 1], weight: 1 },
      { values: [1, 0], weight: 1 },
      { values: [1, 1], weight: 4 },
    ];

    expect(nominalCoefficients(units, 2, 2).brennan_prediger).toBeCloseTo(0.6, 12);
    expect(nominalCoefficients(units, 2, 5).brennan_prediger).toBeCloseTo(0.75, 12);
    expect(nominalCoefficients(units, 2, 5).ac1).toBeCloseTo((0.8 - 0.125) / 0.875, 12);
  });
});
