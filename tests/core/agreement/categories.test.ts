// Random decisions among one to five categories, with and without missing ones: against coefficients worked out pair by pair,
// and the laws that hold whatever the categories and coders are called.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nominalCoefficients, type NominalKey, type RatedUnits } from '#core/agreement/coefficients.ts';
import type { Measure } from '#core/agreement/measures.ts';
import { apart, distance } from './distance.ts';

type Unit = readonly (number | null)[];

const keys = ['percent', 'cohen', 'scott', 'brennan_prediger', 'fleiss', 'ac1', 'alpha'] as const;

interface Decided {
  readonly units: readonly Unit[];
  readonly coders: number;
  readonly categories: number;
}

const decided: fc.Arbitrary<Decided> = fc
  .record({ coders: fc.integer({ min: 2, max: 5 }), categories: fc.integer({ min: 1, max: 5 }) })
  .chain(({ coders, categories }) => {
    const value = fc.nat(categories - 1);
    const some = fc.oneof({ weight: 4, arbitrary: value }, { weight: 1, arbitrary: fc.constant(null) });
    const units = (of: fc.Arbitrary<number | null>) =>
      fc.array(fc.array(of, { minLength: coders, maxLength: coders }), { maxLength: 12 });
    return fc.record({
      units: fc.oneof(units(value), units(some)),
      coders: fc.constant(coders),
      categories: fc.constant(categories),
    });
  });

function measured({ units, coders, categories }: Decided): Record<NominalKey, Measure> {
  const rated: RatedUnits[] = units.map((values) => ({ values, weight: 1 }));
  return nominalCoefficients(rated, coders, categories);
}

/** The coefficients by their definitions; null where undefined. */
function slowly({ units, coders, categories }: Decided): Record<NominalKey, number | null> {
  const given = (unit: Unit): number[] => unit.filter((value) => value !== null);
  const pairable = units.filter((unit) => given(unit).length > 1);
  const none = { percent: null, cohen: null, scott: null, fleiss: null, ac1: null, alpha: null };
  if (pairable.length === 0) return { ...none, brennan_prediger: null };
  const all = Array.from({ length: categories }, (_, category) => category);
  const mean = (numbers: readonly number[]): number =>
    numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
  const share = (values: readonly unknown[], category: number): number =>
    values.filter((value) => value === category).length / values.length;
  const beyond = (observed: number, chance: number): number | null =>
    chance > 1 - 1e-12 ? null : (observed - chance) / (1 - chance);

  const percent = mean(
    pairable.map((unit) => {
      const values = given(unit);
      const pairs = values.flatMap((one, at) => values.slice(at + 1).map((other) => one === other));
      return pairs.filter(Boolean).length / pairs.length;
    }),
  );
  const columns = Array.from({ length: coders }, (_, coder) => pairable.map((unit) => unit[coder]!));
  const [one = [], other = []] = columns;
  const isOfTwo = coders === 2;
  const byTwo = all.reduce((sum, category) => sum + share(one, category) * share(other, category), 0);
  const decisions = pairable.flatMap(given);
  const isEqual = pairable.every((unit) => given(unit).length === given(pairable[0]!).length);
  const pooled = all.reduce((sum, category) => sum + share(decisions, category) ** 2, 0);
  const touched = units.filter((unit) => given(unit).length > 0);
  const gwet = all.map((category) => mean(touched.map((unit) => share(given(unit), category))));
  const spread = gwet.reduce((sum, pi) => sum + pi * (1 - pi), 0);

  // Disagreement among the values of a unit, and among all values that stand in pairs, as Krippendorff writes it.
  let observed = 0;
  for (const unit of pairable) {
    const values = given(unit);
    for (const [i, a] of values.entries())
      for (const [j, b] of values.entries()) if (i !== j && a !== b) observed += 1 / (values.length - 1);
  }
  let expected = 0;
  for (const [i, a] of decisions.entries())
    for (const [j, b] of decisions.entries()) if (i !== j && a !== b) expected += 1;
  return {
    percent,
    cohen: isOfTwo ? beyond(percent, byTwo) : null,
    scott: isOfTwo ? beyond(percent, pooled) : null,
    brennan_prediger: beyond(percent, 1 / categories),
    fleiss: isEqual ? beyond(percent, pooled) : null,
    ac1: categories === 1 ? null : beyond(percent, spread / (categories - 1)),
    alpha: expected === 0 ? null : 1 - ((decisions.length - 1) * observed) / expected,
  };
}

/** The same decisions under other numbers. */
function renamed({ units, ...rest }: Decided, turn: (category: number) => number): Decided {
  return {
    ...rest,
    units: units.map((unit) => unit.map((value) => (value === null ? null : turn(value)))),
  };
}

test('500 random sets of decisions give what counting pair by pair gives', () => {
  fc.assert(
    fc.property(decided, (set) => {
      const [found, expected] = [measured(set), slowly(set)];
      for (const key of keys) expect(distance(found[key], expected[key])).toBeLessThan(1e-9);
    }),
    { numRuns: 500 },
  );
});

describe('no coefficient changes', () => {
  /** How far two sets lie apart at most. */
  const between = (one: Decided, other: Decided): number => {
    const [before, after] = [measured(one), measured(other)];
    return Math.max(...keys.map((key) => apart(before[key], after[key])));
  };

  test('with what the categories are called', () => {
    fc.assert(
      fc.property(decided, fc.nat(4), (set, by) => {
        const turned = renamed(set, (category) => (category + by) % set.categories);
        const reversed = renamed(set, (category) => set.categories - 1 - category);
        expect(between(set, turned)).toBeLessThan(1e-9);
        expect(between(set, reversed)).toBeLessThan(1e-9);
      }),
    );
  });

  test('with the order of coders or units', () => {
    fc.assert(
      fc.property(decided, (set) => {
        const ofCoders = set.units.map((unit) => unit.toReversed());
        expect(between(set, { ...set, units: ofCoders })).toBeLessThan(1e-9);
        expect(between(set, { ...set, units: set.units.toReversed() })).toBeLessThan(1e-9);
      }),
    );
  });

  test('with a unit that nobody decided on', () => {
    fc.assert(
      fc.property(decided, (set) => {
        const nobody: Unit = Array.from({ length: set.coders }, () => null);
        expect(between(set, { ...set, units: [nobody, ...set.units] })).toBeLessThan(1e-9);
      }),
    );
  });
});

test('of one category on offer there is a share, and nothing beyond chance', () => {
  const found = measured({
    units: [
      [0, 0],
      [0, 0],
    ],
    coders: 2,
    categories: 1,
  });

  expect(found).toEqual({
    percent: 1,
    cohen: 'no_variation',
    scott: 'no_variation',
    brennan_prediger: 'no_variation',
    fleiss: 'no_variation',
    ac1: 'no_variation',
    alpha: 'no_variation',
  });
});
