// Reproducible random numbers: the same seed gives the same numbers on every machine.

/** Draws a whole number from 0 to `below` - 1, all equally likely; `below` is 1 to 2^32. */
export type Chance = (below: number) => number;

/** The number of seeds, which are whole numbers from 0 to 2^32 - 1. */
export const SEEDS = 2 ** 32;

/**
 * The generator sfc32 ("small fast counting", Chris Doty-Humphrey, PractRand, 2010), with its state of three
 * words derived from the seed by splitmix32 (the 32-bit finaliser of MurmurHash3 over a Weyl sequence) and
 * its counter at 1; the first twelve outputs are discarded. Numbers below a bound are drawn by rejection, so
 * that none is favoured.
 */
export function chanceFrom(seed: number): Chance {
  let weyl = seed >>> 0;
  const word = (): number => {
    weyl = (weyl + 0x9e3779b9) | 0;
    let mixed = weyl ^ (weyl >>> 16);
    mixed = Math.imul(mixed, 0x85ebca6b);
    mixed ^= mixed >>> 13;
    mixed = Math.imul(mixed, 0xc2b2ae35);
    return mixed ^ (mixed >>> 16);
  };
  let a = word();
  let b = word();
  let c = word();
  let counter = 1;
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let warmed = 0; warmed < 12; warmed += 1) next();
  return (below) => {
    const limit = SEEDS - (SEEDS % below);
    let number = next();
    while (number >= limit) number = next();
    return number % below;
  };
}

/**
 * `count` of the items in random order, every selection equally likely (Fisher and Yates, in the form of
 * Durstenfeld 1964, stopped after `count`). Throws RangeError when there are fewer items.
 */
export function drawn<T>(items: readonly T[], count: number, chance: Chance): T[] {
  if (count > items.length) throw new RangeError(`${count} of ${items.length}`);
  const rest = [...items];
  for (let place = 0; place < count; place += 1) {
    const taken = place + chance(rest.length - place);
    const item = rest[place]!;
    rest[place] = rest[taken]!;
    rest[taken] = item;
  }
  return rest.slice(0, count);
}
