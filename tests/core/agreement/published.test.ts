// The published examples of agreement, and their exact values.
import { describe, expect, test } from 'vitest';
import reliability from '#fixtures/methods/reliability.json' with { type: 'json' };
import { nominalCoefficients, overlapCoefficients, type RatedUnits } from '#core/agreement/coefficients.ts';
import { distance } from './distance.ts';

type Value = string | number | null;

/** One unit for each row of decisions, which are numbered in the order in which they appear. */
function ratedUnits(rows: readonly (readonly Value[])[]): RatedUnits[] {
  const known: Value[] = [];
  const numberOf = (value: Value): number => {
    if (!known.includes(value)) known.push(value);
    return known.indexOf(value);
  };
  return rows.map((row) => ({
    values: row.map((value) => (value === null ? null : numberOf(value))),
    weight: 1,
  }));
}

function ofTable(table: readonly (readonly number[])[]): RatedUnits[] {
  return table.flatMap((row, one) => row.map((weight, other) => ({ values: [one, other], weight })));
}

/** Units of which only the numbers of coders for each category are known. */
function ofCounts(counts: readonly (readonly number[])[]): RatedUnits[] {
  return counts.map((row) => ({
    values: row.flatMap((count, category) => Array.from({ length: count }, () => category)),
    weight: 1,
  }));
}

describe('the published examples give their exact values', () => {
  test('of two coders, with few and with many categories (Krippendorff 2011 A and B)', () => {
    const { krippendorff_2011_A: a, krippendorff_2011_B: b } = reliability;
    const ofA = nominalCoefficients(ratedUnits(a.units), 2, 2);
    const ofB = nominalCoefficients(ratedUnits(b.units), 2, 5);

    expect(distance(ofA.alpha, a.expected.alpha)).toBeLessThan(1e-9);
    expect(distance(ofA.percent, a.expected.percent)).toBeLessThan(1e-9);
    expect(distance(ofA.cohen, a.expected.cohen_kappa)).toBeLessThan(1e-9);
    expect(distance(ofA.scott, a.expected.scott_pi)).toBeLessThan(1e-9);
    expect(distance(ofA.ac1, a.expected.ac1_q2)).toBeLessThan(1e-9);
    expect(distance(ofB.alpha, b.expected.alpha)).toBeLessThan(1e-9);
    expect(distance(ofB.percent, b.expected.percent)).toBeLessThan(1e-9);
    expect(distance(ofB.cohen, b.expected.cohen_kappa)).toBeLessThan(1e-9);
    expect(distance(ofB.ac1, b.expected.ac1_q5)).toBeLessThan(1e-9);
  });

  test('of several coders with missing decisions (Krippendorff 2011 C, Wikipedia)', () => {
    const { krippendorff_2011_C: c, wikipedia } = reliability;
    const ofC = nominalCoefficients(ratedUnits(c.units), 4, 5);

    expect(distance(ofC.alpha, c.expected.alpha)).toBeLessThan(1e-9);
    expect(distance(ofC.ac1, c.expected.ac1_q5)).toBeLessThan(1e-9);
    expect(distance(ofC.percent, c.expected.pa)).toBeLessThan(1e-9);
    expect(Number(ofC.brennan_prediger).toFixed(5)).toBe('0.77273');
    expect([ofC.cohen, ofC.scott, ofC.fleiss]).toEqual(['two_coders', 'two_coders', 'unequal_coders']);
    expect(
      distance(nominalCoefficients(ratedUnits(wikipedia.units), 3, 4).alpha, wikipedia.expected.alpha),
    ).toBeLessThan(1e-9);
  });

  test('of several coders who decided everything (Krippendorff 1980, Fleiss 1971)', () => {
    const { krippendorff_1980_p139: one, fleiss_1971: fleiss } = reliability;
    const ofFleiss = nominalCoefficients(ofCounts(fleiss.counts), 6, 5);

    expect(distance(nominalCoefficients(ratedUnits(one.units), 3, 4).alpha, one.expected.alpha)).toBeLessThan(
      1e-9,
    );
    expect(distance(ofFleiss.percent, fleiss.expected.Pbar)).toBeLessThan(1e-9);
    expect(distance(ofFleiss.fleiss, fleiss.expected.kappa)).toBeLessThan(1e-9);
    expect(distance(ofFleiss.alpha, fleiss.expected.alpha)).toBeLessThan(1e-9);
    expect(distance(ofFleiss.ac1, fleiss.expected.ac1)).toBeLessThan(1e-9);
    expect(distance(ofFleiss.brennan_prediger, fleiss.expected.bp)).toBeLessThan(1e-9);
  });

  test('of tables (Cohen 1960, Brennan and Prediger 1981, and one of high agreement)', () => {
    const { cohen_1960_p45: p45, cohen_1960_p37: p37, brennan_prediger_1981_p689: bp } = reliability;
    const { gwet_paradox_125: high } = reliability;
    const of45 = nominalCoefficients(ofTable(p45.table), 2, 3);
    const of37 = nominalCoefficients(ofTable(p37.table), 2, 3);
    const ofBp = nominalCoefficients(ofTable(bp.table), 2, 3);
    const ofHigh = nominalCoefficients(ofTable(high.table), 2, 2);

    expect(distance(of45.percent, p45.expected.Po)).toBeLessThan(1e-9);
    expect(distance(of45.cohen, p45.expected.kappa)).toBeLessThan(1e-9);
    expect(distance(of45.scott, p45.expected.scott_pi)).toBeLessThan(1e-9);
    expect(distance(of45.alpha, p45.expected.alpha)).toBeLessThan(1e-9);
    expect(distance(of45.ac1, p45.expected.ac1)).toBeLessThan(1e-9);
    expect(distance(of45.brennan_prediger, p45.expected.bp)).toBeLessThan(1e-9);
    expect(distance(of37.percent, p37.expected.Po)).toBeLessThan(1e-9);
    expect(distance(of37.cohen, p37.expected.kappa)).toBeLessThan(1e-9);
    expect(distance(of37.ac1, p37.expected.ac1)).toBeLessThan(1e-9);
    expect(distance(of37.brennan_prediger, p37.expected.bp)).toBeLessThan(1e-9);
    expect(distance(of37.alpha, p37.expected.alpha)).toBeLessThan(1e-9);
    expect(distance(ofBp.cohen, bp.expected.kappa)).toBeLessThan(1e-9);
    expect(distance(ofBp.brennan_prediger, bp.expected.kappa_n)).toBeLessThan(1e-9);
    expect(distance(ofHigh.percent, high.expected.Po)).toBeLessThan(1e-9);
    expect(distance(ofHigh.cohen, high.expected.kappa)).toBeLessThan(1e-9);
    expect(distance(ofHigh.scott, high.expected.scott_pi)).toBeLessThan(1e-9);
    expect(distance(ofHigh.alpha, high.expected.alpha)).toBeLessThan(1e-9);
    expect(distance(ofHigh.ac1, high.expected.ac1)).toBeLessThan(1e-9);
    expect(distance(ofHigh.brennan_prediger, high.expected.bp)).toBeLessThan(1e-9);
  });

  test('of single stretches, and of the characters of one code', () => {
    const { krippendorff_1995_A: one, nvivo_1000_chars: characters } = reliability;
    const ofOne = nominalCoefficients(
      ratedUnits([...one.coder1].map((value, at) => [value, one.coder2.charAt(at)])),
      2,
      2,
    );
    const units: RatedUnits[] = [
      { values: [1, 1], weight: characters.both },
      { values: [1, 0], weight: characters.A_only },
      { values: [0, 1], weight: characters.B_only },
      { values: [0, 0], weight: characters.neither },
    ];
    const ofCharacters = nominalCoefficients(units, 2, 2);
    const overlap = overlapCoefficients(units, 2);

    expect(distance(ofOne.cohen, one.expected.cohen_kappa)).toBeLessThan(1e-9);
    expect(distance(ofOne.scott, one.expected.scott_pi)).toBeLessThan(1e-9);
    expect(distance(ofOne.alpha, one.expected.alpha)).toBeLessThan(1e-9);
    expect(distance(ofCharacters.percent, characters.expected.percent)).toBeLessThan(1e-9);
    expect(distance(ofCharacters.cohen, characters.expected.cohen_kappa)).toBeLessThan(1e-9);
    expect(distance(ofCharacters.alpha, characters.expected.alpha)).toBeLessThan(1e-9);
    expect(distance(overlap.jaccard, characters.expected.jaccard)).toBeLessThan(1e-9);
    expect(distance(overlap.dice, characters.expected.dice)).toBeLessThan(1e-9);
  });
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
    const units = ofTable([
      [4, 1],
      [1, 4],
    ]);

    expect(nominalCoefficients(units, 2, 2).brennan_prediger).toBeCloseTo(0.6, 12);
    expect(nominalCoefficients(units, 2, 5).brennan_prediger).toBeCloseTo(0.75, 12);
    expect(nominalCoefficients(units, 2, 5).ac1).toBeCloseTo((0.8 - 0.125) / 0.875, 12);
  });
});
