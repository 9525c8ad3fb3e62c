// Coefficients of agreement on nominal categories. core/agreement/README.md has the formulas and their sources.
import type { Counts, Measure } from './measures.ts';

/** Units on which the coders decided alike. */
export interface RatedUnits {
  /** By coder the number of the chosen category, from 0; null where the coder decided nothing. */
  readonly values: readonly (number | null)[];
  /** How many units. */
  readonly weight: number;
}

export type NominalKey = 'percent' | 'cohen' | 'scott' | 'brennan_prediger' | 'fleiss' | 'ac1' | 'alpha';

/**
 * The coefficients of `coders` coders who chose among `categories` categories: those offered, used or not. Units with
 * one decision count only for how common a category is in AC1; units without any do not count.
 */
export function nominalCoefficients(
  units: readonly RatedUnits[],
  coders: number,
  categories: number,
): Record<NominalKey, Measure> {
  const sums = sumsOf(units, categories);
  if (sums.n === 0)
    return {
      percent: 'no_pairs',
      cohen: coders === 2 ? 'no_pairs' : 'two_coders',
      scott: coders === 2 ? 'no_pairs' : 'two_coders',
      brennan_prediger: 'no_pairs',
      fleiss: 'no_pairs',
      ac1: 'no_pairs',
      alpha: 'no_pairs',
    };
  const observed = sums.agreeing / sums.n;
  const isEqual = sums.least === sums.most;
  const shares = Array.from(sums.inPairs, (count) => count / sums.decisions);
  const ofSquares = shares.reduce((sum, share) => sum + share * share, 0);
  return {
    percent: observed,
    cohen: coders === 2 ? beyondChance(observed, cohenChance(units, sums.n, categories)) : 'two_coders',
    scott: coders === 2 ? beyondChance(observed, ofSquares) : 'two_coders',
    brennan_prediger: beyondChance(observed, 1 / categories),
    fleiss: isEqual ? beyondChance(observed, ofSquares) : 'unequal_coders',
    ac1: beyondChance(observed, gwetChance(sums, categories)),
    alpha: krippendorff(sums),
  };
}

/** How far agreement goes beyond what chance gives; undefined where chance agrees always. */
export function beyondChance(observed: number, chance: number): Measure {
  return 1 - chance < 1e-12 ? 'no_variation' : (observed - chance) / (1 - chance);
}

interface Sums {
  /** Units with at least two decisions. */
  n: number;
  /** The sum over these of the share of pairs of coders that agree. */
  agreeing: number;
  /** The fewest and the most decisions on one of them. */
  least: number;
  most: number;
  /** Decisions on these units, and those for each category. */
  decisions: number;
  readonly inPairs: Float64Array;
  /** Krippendorff's coincidences on the diagonal, together. */
  coinciding: number;
  /** Units with any decision, and the sum over these of the share of decisions for each category. */
  decided: number;
  readonly shares: Float64Array;
}

function sumsOf(units: readonly RatedUnits[], categories: number): Sums {
  const sums: Sums = {
    n: 0,
    agreeing: 0,
    least: Infinity,
    most: 0,
    decisions: 0,
    inPairs: new Float64Array(categories),
    coinciding: 0,
    decided: 0,
    shares: new Float64Array(categories),
  };
  const here = new Float64Array(categories);
  for (const { values, weight } of units) {
    if (weight === 0) continue;
    here.fill(0);
    let decisions = 0;
    for (const value of values) {
      if (value === null) continue;
      here[value]! += 1;
      decisions += 1;
    }
    if (decisions === 0) continue;
    sums.decided += weight;
    for (let category = 0; category < categories; category += 1)
      sums.shares[category]! += (weight * here[category]!) / decisions;
    if (decisions < 2) continue;
    let alike = 0;
    for (let category = 0; category < categories; category += 1) {
      alike += here[category]! * (here[category]! - 1);
      sums.inPairs[category]! += weight * here[category]!;
    }
    sums.n += weight;
    sums.agreeing += (weight * alike) / (decisions * (decisions - 1));
    sums.coinciding += (weight * alike) / (decisions - 1);
    sums.decisions += weight * decisions;
    sums.least = Math.min(sums.least, decisions);
    sums.most = Math.max(sums.most, decisions);
  }
  return sums;
}

function cohenChance(units: readonly RatedUnits[], n: number, categories: number): number {
  const [first, second] = [new Float64Array(categories), new Float64Array(categories)];
  for (const { values, weight } of units) {
    const [one = null, other = null] = values;
    if (one === null || other === null) continue;
    first[one]! += weight;
    second[other]! += weight;
  }
  return first.reduce((sum, count, category) => sum + (count / n) * (second[category]! / n), 0);
}

function gwetChance({ shares, decided }: Sums, categories: number): number {
  if (categories < 2) return 1;
  const spread = shares.reduce((sum, share) => sum + (share / decided) * (1 - share / decided), 0);
  return spread / (categories - 1);
}

function krippendorff({ decisions, coinciding, inPairs }: Sums): Measure {
  const expected = decisions * decisions - inPairs.reduce((sum, count) => sum + count * count, 0);
  if (expected === 0) return 'no_variation';
  return 1 - ((decisions - 1) * (decisions - coinciding)) / expected;
}

/** The category of what a coder coded; 0 is what the coder left uncoded. */
const CODED = 1;

/** What was coded by both of two coders, out of what was coded by either (Jaccard), or by each (Dice). */
export function overlapCoefficients(
  units: readonly RatedUnits[],
  coders: number,
): Record<'jaccard' | 'dice', Measure> {
  if (coders !== 2) return { jaccard: 'two_coders', dice: 'two_coders' };
  const { n, used, both } = countsOf(units, coders);
  if (n === 0) return { jaccard: 'no_pairs', dice: 'no_pairs' };
  const together = used[0]! + used[1]!;
  if (together === 0) return { jaccard: 'never_used', dice: 'never_used' };
  return { jaccard: both / (together - both), dice: (2 * both) / together };
}

/** How many of the units with at least two decisions were coded by each, by all and by none. */
export function countsOf(units: readonly RatedUnits[], coders: number): Counts {
  let [n, both, neither] = [0, 0, 0];
  const used = Array.from({ length: coders }, () => 0);
  for (const { values, weight } of units) {
    let [decisions, coded] = [0, 0];
    for (const value of values) {
      if (value !== null) decisions += 1;
      if (value === CODED) coded += 1;
    }
    if (decisions < 2) continue;
    n += weight;
    if (coded === coders) both += weight;
    if (coded === 0) neither += weight;
    values.forEach((value, coder) => {
      if (value === CODED) used[coder]! += weight;
    });
  }
  return { n, used, both, neither };
}
