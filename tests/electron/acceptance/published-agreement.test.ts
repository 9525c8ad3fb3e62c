// The published sets of decisions, coded in a real project by as many coders, and measured as every host does.
// A coder may put any number of codes on a text, so that each category is a code that is there or not. What the set as a
// whole comes to follows from these codes: its chance-corrected coefficients are the means of theirs, weighed by how far
// decisions on the code vary.
import { expect, test } from 'vitest';
import type { AgreementOn } from '#core/agreement/agreement.ts';
import type { NominalKey, RatedUnits } from '#core/agreement/coefficients.ts';
import type { Measure } from '#core/agreement/measures.ts';
import { notFound, publishedSets, type PublishedSet } from '../../core/agreement/published-sets.ts';
import { testProject } from '../../helpers/project.ts';
import { agreedStudy, type Coded } from './agreed-study.ts';

test.each(publishedSets)('all numbers of $name follow from those of its codes', async (set) => {
  await using project = await testProject();
  const isComplete = set.units.every(({ values }) => !values.includes(null));
  const coders = Array.from({ length: set.coders }, (_, coder) => `Coder ${coder + 1}`);
  const codes = Array.from({ length: set.categories }, (_, category) => `category ${category}`);
  const study = await agreedStudy(project, {
    coders,
    codes,
    ...(isComplete ? inOneText(set.units, coders, codes) : inManySources(set.units, coders, codes)),
  });

  const { rows } = await project.api.agreement.measure({
    coderIds: Object.values(study.coders),
    of: Object.values(study.codes),
    level: isComplete ? 'character' : 'source',
  });

  const each = rows.map(({ counts, measures: { fleiss, jaccard, dice } }) => ({
    chosen: sumOf(counts.used),
    fleiss,
    jaccard,
    dice,
  }));

  expect(notFound(set, { together: together(rows, set), each })).toEqual([]);
});

/** A character for each unit, and each coder's decisions on them as passages of codes. */
function inOneText(units: readonly RatedUnits[], coders: readonly string[], codes: readonly string[]) {
  let length = 0;
  const codings: Coded[] = [];
  for (const { values, weight } of units) {
    coders.forEach((coder, at) =>
      codings.push(['D', coder, codes[values[at]!]!, [length, length + weight]] as const),
    );
    length += weight;
  }
  return { texts: { D: 'a'.repeat(length) }, codings };
}

/** A source for each unit, which only those who decided on it have reviewed. */
function inManySources(units: readonly RatedUnits[], coders: readonly string[], codes: readonly string[]) {
  const decided = units.flatMap(({ values }, unit) =>
    coders.flatMap((coder, at) => {
      const value = values[at];
      return value === null || value === undefined ? [] : [{ title: `D${unit}`, coder, code: codes[value]! }];
    }),
  );
  return {
    texts: Object.fromEntries(units.map((_, unit) => [`D${unit}`, `The text of ${unit}.`])),
    codings: decided.map(({ title, coder, code }): Coded => [title, coder, code, [0, 8]]),
    reviews: decided.map(({ title, coder }) => [title, coder] as const),
  };
}

function together(
  rows: readonly AgreementOn[],
  { categories, coders }: PublishedSet,
): Record<NominalKey, Measure> {
  // A unit that two coders put into different categories differs in two codes.
  const percent = 1 - sumOf(rows.map(({ measures }) => 1 - Number(measures.percent))) / 2;
  const chosen = rows.map(({ counts }) => sumOf(counts.used));
  const decisions = sumOf(chosen);
  const spread = chosen.map((count) => count * (decisions - count));
  const apart = rows.map(({ counts: { used, n } }) => {
    const [one, other] = [used[0]! / n, used[1]! / n];
    return one + other - 2 * one * other;
  });
  const weighed = (key: NominalKey, weights: readonly number[]): Measure => {
    const values = rows.map(({ measures }) => measures[key]);
    const why = values.find((value) => typeof value === 'string');
    return why ?? sumOf(values.map((value, at) => Number(value) * weights[at]!)) / sumOf(weights);
  };
  const beyond = (chance: number): number => (percent - chance) / (1 - chance);
  const shares =
    decisions === coders * rows[0]!.counts.n ? chosen.map((count) => count / decisions) : sharesOf(rows);
  return {
    percent,
    cohen: weighed('cohen', apart),
    scott: weighed('scott', spread),
    fleiss: weighed('fleiss', spread),
    alpha: weighed('alpha', spread),
    brennan_prediger: beyond(1 / categories),
    ac1: beyond(sumOf(shares.map((share) => share * (1 - share))) / (categories - 1)),
  };
}

/**
 * How common each code is for AC1, also from units that one coder decided on. Chance is 2 π (1 − π) for one code; where
 * nobody differs it cannot be told, so that code has what the others leave.
 */
function sharesOf(rows: readonly AgreementOn[]): number[] {
  const shares = rows.map(({ measures }) => {
    const [percent, ac1] = [Number(measures.percent), Number(measures.ac1)];
    if (ac1 === 1) return null;
    return (1 - Math.sqrt(1 - (2 * (percent - ac1)) / (1 - ac1))) / 2;
  });
  expect(shares.filter((share) => share === null).length).toBeLessThan(2);
  const others = sumOf(shares.map((share) => share ?? 0));
  return shares.map((share) => share ?? 1 - others);
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}
