// The published sets of decisions in `reliability.json`, and every number that the file has of them.
import reliability from '#fixtures/methods/reliability.json' with { type: 'json' };
import type { NominalKey, RatedUnits } from '#core/agreement/coefficients.ts';
import type { Measure } from '#core/agreement/measures.ts';
import { distance } from './distance.ts';

type Value = string | number | null;

/** A published set. Categories are numbered from 0; in sets of what is coded or not, 1 is coded. */
export interface PublishedSet {
  readonly name: string;
  readonly units: readonly RatedUnits[];
  readonly coders: number;
  readonly categories: number;
}

/** What was measured of a set, whichever way. */
export interface MeasuredSet {
  readonly together: Readonly<Record<NominalKey, Measure>>;
  /** By category: how many decisions for it are in pairs, and how far it by itself is agreed on. */
  readonly each: readonly {
    readonly chosen: number;
    readonly fleiss: Measure;
    readonly jaccard: Measure;
    readonly dice: Measure;
  }[];
}

/** Numbers of the file that Concord does not give, with the reason. */
const notGiven: ReadonlyMap<string, string> = new Map([
  ['krippendorff_2011_C.published.alpha_ordinal', 'codes are nominal'],
  ['krippendorff_2011_C.published.alpha_interval', 'codes are nominal'],
  ['krippendorff_2011_C.published.alpha_ratio', 'codes are nominal'],
  ['krippendorff_2011_C.published.gwet_handbook/irrCAC.fleiss', 'needs as many decisions on every unit'],
  ['wikipedia.published.alpha_interval', 'codes are nominal'],
  ['hayes_krippendorff_2007.published.alpha_ordinal', 'codes are nominal'],
  ['nvivo_1000_chars.expected.qualcoder_printed_kappa', 'the wrong number of another program'],
]);

/** Numbers that were printed from shares of two digits. */
const roughlyPrinted: ReadonlySet<string> = new Set([
  'fleiss_1971.published.Pe',
  'fleiss_1971.published.category_kappa',
]);

/** Which number a name in the file means. */
const meant: Readonly<Record<string, (measured: MeasuredSet) => Measure | readonly Measure[]>> = {
  percent: ({ together }) => together.percent,
  alpha: ({ together }) => together.alpha,
  cohen: ({ together }) => together.cohen,
  scott: ({ together }) => together.scott,
  fleiss: ({ together }) => together.fleiss,
  brennan_prediger: ({ together }) => together.brennan_prediger,
  ac1: ({ together }) => together.ac1,
  jaccard: ({ each }) => each[1]!.jaccard,
  dice: ({ each }) => each[1]!.dice,
  category_kappa: ({ each }) => each.map(({ fleiss }) => fleiss),
  chance_cohen: ({ together: { percent, cohen } }) => chanceOf(percent, cohen),
  chance_fleiss: ({ together: { percent, fleiss } }) => chanceOf(percent, fleiss),
  n_pairable: ({ each }) => paired(each),
  De: ({ each }) => disagreeingByChance(each),
  Do: ({ together: { alpha }, each }) => (1 - Number(alpha)) * disagreeingByChance(each),
};

const otherNames: Readonly<Record<string, string>> = {
  Po: 'percent',
  pa: 'percent',
  Pbar: 'percent',
  alpha_nominal: 'alpha',
  cohen_kappa: 'cohen',
  scott_pi: 'scott',
  kappa_n: 'brennan_prediger',
  bp: 'brennan_prediger',
  BP: 'brennan_prediger',
  AC1: 'ac1',
  ac1_q2: 'ac1',
  ac1_q5: 'ac1',
};

export const publishedSets: readonly PublishedSet[] = Object.entries(reliability).map(([name, entry]) => {
  const made = unitsIn(entry);
  if (!made) throw new Error(`${name} has no data`);
  return { name, coders: made.units[0]!.values.length, ...made };
});

/**
 * The numbers that the file has of a set and that were not found: the exact ones to 1e-9, the published ones as far as they
 * are printed. Among them is every number whose name means nothing here.
 */
export function notFound({ name }: PublishedSet, measured: MeasuredSet): string[] {
  const { published, expected } = reliability[name as keyof typeof reliability];
  return [...numbersIn(expected, 'expected'), ...numbersIn(published, 'published')].flatMap(
    ([path, value]) => {
      if (notGiven.has(`${name}.${path}`)) return [];
      const found = meant[meaningOf(path.split('.').at(-1)!, name)]?.(measured);
      const [values, numbers] = [[found ?? []].flat(), [value].flat()];
      const isFound = numbers.every(
        (number, at) => distance(values[at], number) < allowed(`${name}.${path}`, number),
      );
      return isFound && values.length === numbers.length ? [] : [`${path}: ${values.join(', ')}`];
    },
  );
}

function meaningOf(key: string, name: string): string {
  const isFleiss = name === 'fleiss_1971';
  if (key === 'kappa') return isFleiss ? 'fleiss' : 'cohen';
  if (key === 'Pe') return isFleiss ? 'chance_fleiss' : 'chance_cohen';
  return otherNames[key] ?? key;
}

function allowed(path: string, number: number): number {
  if (!path.includes('.published.')) return 1e-9;
  return 0.5 * 10 ** -(roughlyPrinted.has(path) ? 2 : digitsOf(number)) + 1e-12;
}

function unitsIn(entry: object): Pick<PublishedSet, 'units' | 'categories'> | null {
  if ('units' in entry) return ofRows(entry.units as Value[][]);
  if ('table' in entry) return ofTable(entry.table as number[][]);
  if ('counts' in entry) return ofCounts(entry.counts as number[][]);
  if ('coder1' in entry && 'coder2' in entry) {
    const [one, other] = [[...(entry.coder1 as string)], [...(entry.coder2 as string)]];
    return ofRows(one.map((value, at) => [Number(value), Number(other[at])]));
  }
  if ('neither' in entry) {
    const { neither, both, A_only: first, B_only: second } = entry as Record<string, number>;
    return ofTable([
      [neither!, second!],
      [first!, both!],
    ]);
  }
  return null;
}

/** One unit for each row of decisions, which are numbered in their order. */
function ofRows(rows: readonly (readonly Value[])[]): Pick<PublishedSet, 'units' | 'categories'> {
  const known = [...new Set(rows.flat().filter((value) => value !== null))].sort((a, b) => (a < b ? -1 : 1));
  const values = (row: readonly Value[]) =>
    row.map((value) => (value === null ? null : known.indexOf(value)));
  return { units: rows.map((row) => ({ values: values(row), weight: 1 })), categories: known.length };
}

function ofTable(table: readonly (readonly number[])[]): Pick<PublishedSet, 'units' | 'categories'> {
  const units = table.flatMap((row, one) => row.map((weight, other) => ({ values: [one, other], weight })));
  return { units: units.filter(({ weight }) => weight > 0), categories: table.length };
}

/** Units of which only the numbers of coders for each category are known. */
function ofCounts(counts: readonly (readonly number[])[]): Pick<PublishedSet, 'units' | 'categories'> {
  const values = (row: readonly number[]) =>
    row.flatMap((count, category) => Array.from({ length: count }, () => category));
  return { units: counts.map((row) => ({ values: values(row), weight: 1 })), categories: counts[0]!.length };
}

function* numbersIn(within: object, path: string): Generator<[path: string, value: number | number[]]> {
  for (const [key, value] of Object.entries(within) as [string, unknown][]) {
    if (typeof value === 'number' || Array.isArray(value))
      yield [`${path}.${key}`, value as number | number[]];
    else if (typeof value === 'object' && value !== null) yield* numbersIn(value, `${path}.${key}`);
  }
}

function digitsOf(printed: number): number {
  return String(printed).split('.')[1]?.length ?? 0;
}

function chanceOf(percent: Measure, coefficient: Measure): number {
  return (Number(percent) - Number(coefficient)) / (1 - Number(coefficient));
}

function paired(each: MeasuredSet['each']): number {
  return each.reduce((sum, { chosen }) => sum + chosen, 0);
}

function disagreeingByChance(each: MeasuredSet['each']): number {
  const n = paired(each);
  return 1 - each.reduce((sum, { chosen }) => sum + (chosen * (chosen - 1)) / (n * (n - 1)), 0);
}
