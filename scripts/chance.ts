// Pseudo-random numbers that are the same in every run: mulberry32 with one 32-bit state.

export interface Chance {
  /** In [0, 1). */
  next(): number;
  /** An integer from 0 to `below`, exclusive. */
  below(below: number): number;
  /** One of the values. Throws RangeError if there are none. */
  of<T>(values: readonly T[]): T;
}

/** A generator with this seed. */
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (most: number): number => Math.floor(next() * most);
  return {
    next,
    below,
    of: (values) => {
      const value = values[below(values.length)];
      if (value === undefined) throw new RangeError('There is nothing to choose from.');
      return value;
    },
  };
}
