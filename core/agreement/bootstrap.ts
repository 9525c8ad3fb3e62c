// Intervals by drawing the sources anew (percentile bootstrap): characters and paragraphs of one source depend on each
// other, sources do not.
import { chanceFrom } from '../sampling/chance.ts';
import { measureKeys, type MeasureKey, type Measures, type WhyNoInterval } from './measures.ts';
import type { Sample } from './sample.ts';

/** From the lower to the upper end. */
export type Interval = readonly [low: number, high: number];

/** By coefficient, the interval or why there is none; nothing for a coefficient that is undefined itself. */
export type Intervals = Partial<Readonly<Record<MeasureKey, Interval | WhyNoInterval>>>;

/** The intervals, and how many draws had no number. */
export interface Bootstrapped {
  readonly intervals: Intervals;
  readonly dropped: Partial<Readonly<Record<MeasureKey, number>>>;
}

/** How many draws there are, and from which seed. */
export interface Draws {
  readonly count: number;
  readonly seed: number;
}

const CONFIDENCE = 0.95;
/** With a larger share of draws without a number there is no interval. */
const MAX_DROPPED_SHARE = 0.05;

/**
 * 95% intervals of every row and of all rows together; the same seed gives the same intervals. Yields after each draw how
 * many are done. Sources that fewer than two coders decided on are not drawn and stay as they are.
 */
export function* bootstrapped(
  sample: Sample,
  { rows, pooled }: { readonly rows: readonly Measures[]; readonly pooled: Measures },
  { count, seed }: Draws,
): Generator<number, { readonly rows: readonly Bootstrapped[]; readonly pooled: Bootstrapped }> {
  const drawn = [...rows, pooled].map((measures) => new DrawnMeasures(measures));
  const { drawable } = sample;
  const chance = chanceFrom(seed);
  const times = new Uint32Array(sample.sources).fill(1);
  for (let draw = 1; draw <= count && drawable.length > 1; draw += 1) {
    for (const source of drawable) times[source] = 0;
    for (let at = 0; at < drawable.length; at += 1) times[drawable[chance(drawable.length)]!]! += 1;
    const found = sample.measure(times);
    [...found.rows, found.pooled].forEach(({ measures }, row) => drawn[row]!.add(measures));
    yield draw;
  }
  const all = drawn.map((one) => one.bootstrapped(drawable.length < 2));
  return { rows: all.slice(0, rows.length), pooled: all.at(-1)! };
}

/** The coefficients of one row in all draws. */
class DrawnMeasures {
  readonly #isAlike: boolean;
  readonly #values: ReadonlyMap<MeasureKey, number[]>;
  #count = 0;

  constructor(measures: Measures) {
    this.#isAlike = measures.percent === 1 || measures.u_alpha === 1;
    this.#values = new Map(
      measureKeys.filter((key) => typeof measures[key] === 'number').map((key) => [key, []]),
    );
  }

  add(measures: Measures): void {
    this.#count += 1;
    for (const [key, values] of this.#values) {
      const value = measures[key];
      if (typeof value === 'number') values.push(value);
    }
  }

  bootstrapped(hasOneSource: boolean): Bootstrapped {
    const intervals: Partial<Record<MeasureKey, Interval | WhyNoInterval>> = {};
    const dropped: Partial<Record<MeasureKey, number>> = {};
    for (const [key, values] of this.#values) {
      const without = this.#count - values.length;
      if (without > 0) dropped[key] = without;
      intervals[key] = this.#isAlike
        ? 'no_difference'
        : hasOneSource
          ? 'one_source'
          : without > this.#count * MAX_DROPPED_SHARE
            ? 'often_undefined'
            : [quantile(values, (1 - CONFIDENCE) / 2), quantile(values, (1 + CONFIDENCE) / 2)];
    }
    return { intervals, dropped };
  }
}

/** A quantile between the two nearest values (type 7 of Hyndman and Fan, the default of R). */
function quantile(values: number[], share: number): number {
  const sorted = values.sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const low = sorted[below]!;
  return low + (place - below) * ((sorted[below + 1] ?? low) - low);
}
