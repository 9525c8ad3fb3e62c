// Units that are coded or not: counted once for each source, so that sources can be taken any number of times.
import { countsOf, nominalCoefficients, overlapCoefficients, type RatedUnits } from './coefficients.ts';
import type { CodedBy, ComparedSource } from './coded-by.ts';
import { noMeasures, type Measures } from './measures.ts';
import type { Found, FoundInAll, Sample } from './sample.ts';
import { codedUnits, textUnits, unitCount, type UnitLevel, type UnitsOf } from './units.ts';

/** A unit is coded or not, whatever the number of codes. */
const CATEGORIES = 2;
const MISSING = 2;

/** What somebody coded of one row: in each source, units by the pattern of decisions on them. */
interface RowUnits {
  readonly sources: number[];
  readonly patterns: number[];
  readonly weights: number[];
}

/** Units of sources by the pattern of the coders' decisions. */
export class UnitSample implements Sample {
  readonly sources: number;
  readonly drawable: readonly number[];
  readonly isUsed: boolean[];
  readonly #coders: number;
  readonly #rows: readonly RowUnits[];
  readonly #units: Float64Array;
  /** By source, the pattern of units that nobody coded. */
  readonly #uncoded: Int32Array;
  readonly #numbers = new Map<number, number>();
  readonly #values: (readonly (number | null)[])[] = [];

  constructor(coded: CodedBy) {
    this.#coders = coded.coderIds.length;
    this.sources = coded.sources.length;
    this.drawable = coded.sources.flatMap(({ deciders }, source) => (deciders > 1 ? [source] : []));
    this.isUsed = coded.codeIds.map(() => false);
    this.#rows = coded.codeIds.map(() => ({ sources: [], patterns: [], weights: [] }));
    this.#units = new Float64Array(this.sources);
    this.#uncoded = new Int32Array(this.sources);
  }

  /** Adds the source that `coded` took last, in which these rows were used. */
  add(coded: CodedBy, source: number, present: readonly number[], level: UnitLevel, unitsOf: UnitsOf): void {
    const { record, isDecided, deciders } = coded.sources[source]!;
    const uncoded = missingOf({ isDecided });
    const units = textUnits(level, record, unitsOf);
    this.#units[source] = unitCount(level, record, units);
    this.#uncoded[source] = this.#numberOf(uncoded);
    for (const row of present) {
      const { sources, patterns, weights } = this.#rows[row]!;
      for (const { coded: own, weight } of codedUnits(coded, row, level, record, units)) {
        sources.push(source);
        patterns.push(this.#numberOf(uncoded + own));
        weights.push(weight);
        if (deciders > 1) this.isUsed[row] = true;
      }
    }
  }

  measure(times: ArrayLike<number>): FoundInAll {
    const patterns = this.#values.length;
    const uncoded = new Float64Array(patterns);
    for (let source = 0; source < this.sources; source += 1)
      uncoded[this.#uncoded[source]!]! += times[source]! * this.#units[source]!;
    const pooled = new Float64Array(patterns);
    const rows = this.#rows.map(({ sources, patterns: own, weights }, row): Found => {
      const sums = Float64Array.from(uncoded);
      for (let at = 0; at < sources.length; at += 1) {
        const source = sources[at]!;
        const weight = times[source]! * weights[at]!;
        sums[own[at]!]! += weight;
        sums[this.#uncoded[source]!]! -= weight;
      }
      if (this.isUsed[row])
        for (let pattern = 0; pattern < patterns; pattern += 1) pooled[pattern]! += sums[pattern]!;
      return this.#found(sums, this.isUsed[row]!);
    });
    return { rows, pooled: this.#found(pooled, this.isUsed.includes(true)) };
  }

  #found(sums: Float64Array, isUsed: boolean): Found {
    const units: RatedUnits[] = [];
    sums.forEach((weight, pattern) => {
      if (weight > 0) units.push({ values: this.#values[pattern]!, weight });
    });
    return { counts: countsOf(units, this.#coders), measures: measuresOf(units, this.#coders, isUsed) };
  }

  #numberOf(pattern: number): number {
    const known = this.#numbers.get(pattern);
    if (known !== undefined) return known;
    const values = Array.from({ length: this.#coders }, (_, coder) => {
      const digit = Math.floor(pattern / 3 ** coder) % 3;
      return digit === MISSING ? null : digit;
    });
    this.#numbers.set(pattern, this.#values.length);
    return this.#values.push(values) - 1;
  }
}

/** The pattern of a source where nobody coded anything: digits to the base of 3, by coder 0, or 2 where missing. */
function missingOf({ isDecided }: Pick<ComparedSource, 'isDecided'>): number {
  return isDecided.reduce((sum, decides, coder) => sum + (decides ? 0 : MISSING * 3 ** coder), 0);
}

function measuresOf(units: readonly RatedUnits[], coders: number, isUsed: boolean): Measures {
  const nominal = nominalCoefficients(units, coders, CATEGORIES);
  if (nominal.percent !== 'no_pairs' && !isUsed) return noMeasures('never_used');
  return { ...noMeasures('other_level'), ...nominal, ...overlapCoefficients(units, coders) };
}
