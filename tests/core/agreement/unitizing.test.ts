import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import fixture from '#fixtures/methods/unitizing.json' with { type: 'json' };
import { matchesOf, segmentChance, segmentCoefficients } from '#core/agreement/segment-matching.ts';
import {
  addUnitizing,
  overlapOf,
  UnitizingAlphas,
  UnitizingSums,
  type ValuedUnit,
} from '#core/agreement/unitizing.ts';
import { distance } from './distance.ts';

interface Text {
  readonly length: number;
  readonly coders: readonly (readonly ValuedUnit[])[];
}

function alphasOf(texts: readonly Text[], values: number): UnitizingAlphas {
  const sums = new UnitizingSums(values);
  const list = new Float64Array(sums.length);
  for (const { length, coders } of texts)
    addUnitizing(sums, length, coders, (place, amount) => (list[place]! += amount));
  return new UnitizingAlphas(sums, list);
}

function numbered({ length, coders }: Pick<typeof fixture.U2_constructed, 'length' | 'coders'>): {
  text: Text;
  names: string[];
} {
  const names = [...new Set(coders.flatMap((units) => units.map(({ value }) => value)))].sort();
  return {
    names,
    text: {
      length,
      coders: coders.map((units) => units.map((unit) => ({ ...unit, value: names.indexOf(unit.value) }))),
    },
  };
}

/** What an example of the file has: its data, and the numbers that these tests compare. */
const known = ['length', 'coders', 'interval', 'u_alpha', 'bar_u_alpha', 'cu_alpha', 'cu_coverage', 'ku'];

describe.each(Object.entries(fixture))('the example %s', (_, example) => {
  const { text, names } = numbered(example);
  const alphas = alphasOf([text], names.length);

  test('gives its exact values on all codes together', () => {
    const { uAlpha, barUAlpha, cuAlpha, coverage } = alphas.ofAll();

    expect(Math.abs(Number(uAlpha) - example.u_alpha)).toBeLessThan(1e-9);
    expect(Math.abs(Number(barUAlpha) - example.bar_u_alpha)).toBeLessThan(1e-9);
    expect(Math.abs(Number(cuAlpha) - example.cu_alpha)).toBeLessThan(1e-9);
    expect(Math.abs(Number(coverage) - example.cu_coverage)).toBeLessThan(1e-9);
  });

  test('has no number that is not compared, and gives those printed', () => {
    const { uAlpha, cuAlpha } = alphas.ofAll();
    const { published, ...rest } = { published: null, ...example };

    expect(Object.keys(rest).filter((key) => !known.includes(key))).toEqual([]);
    if (published === null) return;
    // |uα was printed from rounded cells.
    const { u_alpha: u, cu_alpha: cu, bar_u_alpha: _bar, note: _note, ...others } = published;
    expect([Number(uAlpha).toFixed(3), Number(cuAlpha).toFixed(3)]).toEqual([u.toFixed(3), cu.toFixed(3)]);
    expect(others).toEqual({});
  });

  test.each(Object.entries<{ alpha: number | null; coverage: number }>(example.ku))(
    'gives its exact values on %s',
    (name, expected) => {
      const { kuAlpha, coverage } = alphas.of(names.indexOf(name));

      expect(distance(kuAlpha, expected.alpha)).toBeLessThan(1e-9);
      expect(kuAlpha === 'never_together').toBe(expected.alpha === null);
      expect(Math.abs(Number(coverage) - expected.coverage)).toBeLessThan(1e-9);
    },
  );
});

test.each([
  [0, 1, 0.3539772727, 0.1159688995, 0.6939130435],
  [1, 2, 0.8665832049, 1, 0.7842305115],
])('coders %i and %i of the example of three give what is known of them', (one, other, u, bar, cu) => {
  const { text, names } = numbered(fixture.krippendorff_2019_fig_12_11);
  const { uAlpha, barUAlpha, cuAlpha } = alphasOf(
    [{ ...text, coders: [text.coders[one]!, text.coders[other]!] }],
    names.length,
  ).ofAll();

  expect(uAlpha).toBeCloseTo(u, 9);
  expect(barUAlpha).toBeCloseTo(bar, 9);
  expect(cuAlpha).toBeCloseTo(cu, 9);
});

/** Up to three coders, whose units lie apart, in a text of 60 characters. */
const texts = fc.integer({ min: 2, max: 3 }).chain((coders) =>
  fc.array(
    fc
      .array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 8 }), fc.nat(2)), {
        maxLength: 6,
      })
      .map((pieces) => {
        let at = 0;
        return pieces.flatMap(([gap, size, value]): ValuedUnit[] => {
          const start = at + gap;
          at = start + size;
          return at <= 60 ? [{ start, end: at, value }] : [];
        });
      }),
    { minLength: coders, maxLength: coders },
  ),
);

describe('for units of any kind', () => {
  test('it does not matter how texts are joined, nor in what order coders are taken', () => {
    fc.assert(
      fc.property(texts, texts, (first, second) => {
        const coders = Math.min(first.length, second.length);
        const [a, b] = [first.slice(0, coders), second.slice(0, coders)];
        const joined = a.map((units, coder) => [
          ...units,
          ...b[coder]!.map(({ start, end, value }) => ({ start: start + 60, end: end + 60, value })),
        ]);
        const apart = alphasOf(
          [
            { length: 60, coders: a },
            { length: 60, coders: b },
          ],
          3,
        ).ofAll();
        const together = alphasOf([{ length: 120, coders: joined }], 3).ofAll();
        const turned = alphasOf([{ length: 120, coders: joined.toReversed() }], 3).ofAll();

        expect(largestDifference(apart, together)).toBeLessThan(1e-9);
        expect(largestDifference(turned, together)).toBeLessThan(1e-9);
      }),
    );
  });

  test('of one value and nothing else, all alphas of a coder pair are one', () => {
    fc.assert(
      fc.property(texts, (coders) => {
        const one = coders.map((units) => units.map((unit) => ({ ...unit, value: 0 })));
        const alphas = alphasOf([{ length: 60, coders: one }], 1);
        const { uAlpha, barUAlpha } = alphas.ofAll();

        expect(largestDifference([alphas.of(0).uAlpha, barUAlpha], [uAlpha, uAlpha])).toBeLessThan(1e-9);
      }),
    );
  });
});

test('units of one coder that overlap under different values are found', () => {
  const units = [
    { start: 4, end: 9, value: 1 },
    { start: 0, end: 5, value: 0 },
  ];

  expect(overlapOf([[], units])).toEqual({ coder: 1, units: [units[1], units[0]] });
  expect(overlapOf([[units[0]!], [units[1]!]])).toBe(null);
});

/** By how much two lists of coefficients differ at most; infinite where one is undefined and the other is not. */
function largestDifference(ones: object, others: object): number {
  const expected: unknown[] = Object.values(others);
  const differences = Object.values(ones).map((one: unknown, at) => {
    const other = expected[at];
    if (typeof one === 'number' && typeof other === 'number') return Math.abs(one - other);
    return isDeepStrictEqual(one, other) ? 0 : Infinity;
  });
  return differences.length === expected.length ? Math.max(...differences) : Infinity;
}

describe('matching segments one by one', () => {
  const { coders } = fixture.U2_constructed;
  const matches = (threshold: number) =>
    ['connector', 'guide', 'marketplace']
      .map((code) => {
        const [first = [], second = []] = coders.map((units) => units.filter(({ value }) => value === code));
        return matchesOf(first, second, threshold);
      })
      .reduce((a, b) => ({
        matched: a.matched + b.matched,
        onlyFirst: a.onlyFirst + b.onlyFirst,
        onlySecond: a.onlySecond + b.onlySecond,
      }));

  test('depends on the threshold, as the example shows', () => {
    expect(matches(0.9)).toEqual({ matched: 2, onlyFirst: 2, onlySecond: 3 });
    expect(matches(0.7)).toEqual({ matched: 6, onlyFirst: 0, onlySecond: 1 });
    const kappa = (threshold: number, chance: 'even' | 'uneven') =>
      segmentCoefficients(matches(threshold), segmentChance(3, chance)).brennan_prediger;
    expect(kappa(0.9, 'even')).toBeCloseTo(-0.0714285714, 9);
    expect(kappa(0.9, 'uneven')).toBeCloseTo(0.1208791209, 9);
    expect(kappa(0.7, 'even')).toBeCloseTo(0.7857142857, 9);
    expect(kappa(0.7, 'uneven')).toBeCloseTo(0.8241758242, 9);
  });

  test('pairs each coding once, the closest first', () => {
    const first = [
      { start: 0, end: 10 },
      { start: 0, end: 12 },
    ];

    expect(matchesOf(first, [{ start: 0, end: 12 }], 0.5)).toEqual({
      matched: 2,
      onlyFirst: 1,
      onlySecond: 0,
    });
    expect(matchesOf([{ start: 0, end: 10 }], [{ start: 10, end: 20 }], 0.01)).toEqual({
      matched: 0,
      onlyFirst: 1,
      onlySecond: 1,
    });
  });
});
