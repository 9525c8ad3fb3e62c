// Krippendorff's family of alphas for unitizing: agreement on where units of a text begin and end, and on what they are
// called. The sums of several texts add up, so a text can be left out or taken twice.
import type { Measure } from './measures.ts';

/** A stretch that a coder marked with a value; half-open, in characters. */
export interface ValuedUnit {
  readonly start: number;
  readonly end: number;
  readonly value: number;
}

/** A coder's two units with different values that share characters. */
export interface UnitOverlap {
  readonly coder: number;
  readonly units: readonly [ValuedUnit, ValuedUnit];
}

/** The first overlap of units with different values by one coder; null where there is none. */
export function overlapOf(coders: readonly (readonly ValuedUnit[])[]): UnitOverlap | null {
  for (const [coder, units] of coders.entries()) {
    const sorted = units.toSorted((a, b) => a.start - b.start || a.end - b.end);
    for (const [place, unit] of sorted.entries()) {
      const next = sorted[place + 1];
      if (next && next.start < unit.end) return { coder, units: [unit, next] };
    }
  }
  return null;
}

/** Where the sums of some values stand in one list: coincidences with gaps as the last value, then sums of squares. */
export class UnitizingSums {
  readonly values: number;
  readonly #width: number;

  constructor(values: number) {
    this.values = values;
    this.#width = values + 1;
  }

  /** How long the list is. */
  get length(): number {
    return this.#width * this.#width + this.#width + this.values;
  }

  coincidence(one: number, other: number): number {
    return one * this.#width + other;
  }

  /** Of a value the squared lengths of its units; of gaps their length. */
  squares(value: number): number {
    return this.#width * this.#width + value;
  }

  /** Of a value the squared lengths of the parts of its units that others gave a value, as a mean of the others. */
  valuedSquares(value: number): number {
    return this.#width * this.#width + this.#width + value;
  }
}

/** Calls `add` with the sums of one text of `length` characters. No coder's units may overlap. */
export function addUnitizing(
  sums: UnitizingSums,
  length: number,
  coders: readonly (readonly ValuedUnit[])[],
  add: (place: number, amount: number) => void,
): void {
  const gap = sums.values;
  const others = coders.length - 1;
  const sorted = coders.map((units) => units.toSorted((a, b) => a.start - b.start));
  const edges = [0, length, ...coders.flatMap((units) => units.flatMap(({ start, end }) => [start, end]))];
  edges.sort((a, b) => a - b);
  const at = sorted.map(() => 0);
  const valuedByOthers = sorted.map((units) => new Float64Array(units.length));
  const values = sorted.map(() => gap);
  for (let edge = 1; edge < edges.length; edge += 1) {
    const [start, end] = [edges[edge - 1]!, edges[edge]!];
    const size = end - start;
    if (size === 0) continue;
    for (let coder = 0; coder < sorted.length; coder += 1) {
      const units = sorted[coder]!;
      while (at[coder]! < units.length && units[at[coder]!]!.end <= start) at[coder]! += 1;
      const unit = units[at[coder]!];
      values[coder] = unit && unit.start <= start ? unit.value : gap;
    }
    const valued = values.filter((value) => value !== gap).length;
    for (let one = 0; one < values.length; one += 1) {
      for (let other = 0; other < values.length; other += 1)
        if (one !== other) add(sums.coincidence(values[one]!, values[other]!), size / others);
      if (values[one] === gap) add(sums.squares(gap), size);
      else valuedByOthers[one]![at[one]!]! += (size * (valued - 1)) / others;
    }
  }
  sorted.forEach((units, coder) => {
    units.forEach(({ start, end, value }, unit) => {
      add(sums.squares(value), (end - start) ** 2);
      add(sums.valuedSquares(value), valuedByOthers[coder]![unit]! ** 2);
    });
  });
}

/** Agreement on all values together. `coverage`: the share of the text of all coders that two of them gave values. */
export interface UnitizingOfAll {
  readonly uAlpha: Measure;
  /** Of what was marked at all, whatever it was called. */
  readonly barUAlpha: Measure;
  readonly cuAlpha: Measure;
  readonly coverage: Measure;
}

/** Agreement on one value. `uAlpha` takes everything else as a gap. */
export interface UnitizingOfOne {
  readonly uAlpha: Measure;
  readonly kuAlpha: Measure;
  readonly coverage: Measure;
}

/** The coefficients of summed texts: of all values together and of each. */
export class UnitizingAlphas {
  readonly #values: number;
  readonly #l: (one: number, other: number) => number;
  readonly #squares: (value: number) => number;
  readonly #valuedSquares: (value: number) => number;
  /** Margins with gaps, and their sum; margins of what was given values by others too, and their sum. */
  readonly #margins: readonly number[];
  readonly #all: number;
  readonly #valued: readonly number[];
  readonly #allValued: number;

  constructor(sums: UnitizingSums, list: Float64Array) {
    const { values } = sums;
    this.#values = values;
    this.#l = (one, other) => list[sums.coincidence(one, other)]!;
    this.#squares = (value) => list[sums.squares(value)]!;
    this.#valuedSquares = (value) => list[sums.valuedSquares(value)]!;
    const margin = (value: number, to: number): number => {
      let sum = 0;
      for (let other = 0; other < to; other += 1) sum += this.#l(value, other);
      return sum;
    };
    this.#margins = Array.from({ length: values + 1 }, (_, value) => margin(value, values + 1));
    this.#all = total(this.#margins);
    this.#valued = Array.from({ length: values }, (_, value) => margin(value, values));
    this.#allValued = total(this.#valued);
  }

  ofAll(): UnitizingOfAll {
    const gap = this.#values;
    const [margins, all] = [this.#margins, this.#all];
    if (all === 0)
      return { uAlpha: 'no_pairs', barUAlpha: 'no_pairs', cuAlpha: 'no_pairs', coverage: 'no_pairs' };
    if (margins[gap] === all)
      return { uAlpha: 'never_used', barUAlpha: 'never_used', cuAlpha: 'never_used', coverage: 'never_used' };
    const squares = margins.map((_, value) => this.#squares(value));
    const valuedSquares = this.#valued.map((_, value) => this.#valuedSquares(value));
    const diagonal = margins.map((_, value) => this.#l(value, value));
    const expected = expectation(margins, squares);
    return {
      uAlpha: alpha(all - total(diagonal), all - total(expected)),
      barUAlpha: alpha(margins[gap]! - diagonal[gap]!, differing(margins, squares, gap)),
      cuAlpha:
        this.#allValued === 0
          ? 'never_together'
          : alpha(
              this.#allValued - total(diagonal.slice(0, gap)),
              this.#allValued - total(expectation(this.#valued, valuedSquares)),
              'one_code',
            ),
      coverage: this.#allValued / all,
    };
  }

  of(value: number): UnitizingOfOne {
    const [all, own] = [this.#all, this.#margins[value]!];
    if (all === 0) return { uAlpha: 'no_pairs', kuAlpha: 'no_pairs', coverage: 'no_pairs' };
    if (own === 0) return { uAlpha: 'never_used', kuAlpha: 'never_used', coverage: 'never_used' };
    const alike = this.#l(value, value);
    const expected = expectation([own, all - own], [this.#squares(value), all - own]);
    const valued = this.#valued[value]!;
    const valuedSquares = this.#valued.map((_, each) => this.#valuedSquares(each));
    const uAlpha = alpha(2 * (own - alike), all - total(expected));
    if (valued === 0) return { uAlpha, kuAlpha: 'never_together', coverage: 0 };
    const apart = differing(this.#valued, valuedSquares, value);
    const byChance = expectation(this.#valued, valuedSquares)[value]! + apart;
    return {
      uAlpha,
      kuAlpha: apart <= 1e-9 ? 'one_code' : 1 - (byChance / valued) * ((valued - alike) / apart),
      coverage: valued / own,
    };
  }
}

/** What chance gives on the diagonal. */
function expectation(margins: readonly number[], squares: readonly number[]): number[] {
  const all = total(margins);
  const below = all * all - total(squares);
  return margins.map((margin, value) =>
    below <= 0 ? margin : (all * (margin * margin - squares[value]!)) / below,
  );
}

/** What chance gives of a value off the diagonal. */
function differing(margins: readonly number[], squares: readonly number[], value: number): number {
  const [own, all] = [margins[value]!, total(margins)];
  const below = all * all - total(squares);
  return below <= 0 ? 0 : (all * own * (all - own)) / below;
}

/** One minus observed over expected difference; undefined where chance expects none. */
function alpha(observed: number, expected: number, otherwise: Measure = 'no_variation'): Measure {
  return expected <= 1e-9 ? otherwise : 1 - observed / expected;
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
