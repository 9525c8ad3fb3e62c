// How many of a sample are drawn from each stratum.

export type Allocation = 'proportional' | 'equal';

/** Fewer than these from a stratum tell nothing of its spread, so that there is no standard error. */
const LEAST = 2;

/**
 * How many to draw from strata of these sizes, `size` together, never more than a stratum holds, and at least two of
 * each (all, of one that holds fewer) where `size` allows it.
 *
 * `proportional`: as the strata are to the whole, remainders given to the largest first (Hamilton's method of the
 * largest remainder), among equal ones to the larger stratum, then to the earlier. `equal`: the same from each; what
 * a small stratum cannot give is shared equally among the others, and what cannot be shared goes to the larger, then
 * to the earlier ones.
 */
export function allocated(sizes: readonly number[], size: number, allocation: Allocation): number[] {
  const share = allocation === 'proportional' ? proportional : equal;
  const plain = share(sizes, size);
  const least = sizes.map((each) => Math.min(each, LEAST));
  if (least.reduce((sum, each) => sum + each, 0) > size) return plain;
  // Strata that would get fewer get the least; the others share the rest.
  const isRaised = plain.map((each, place) => each < least[place]!);
  if (!isRaised.includes(true)) return plain;
  const left = size - least.reduce((sum, each, place) => sum + (isRaised[place] ? each : 0), 0);
  const others = allocated(
    sizes.filter((_, place) => !isRaised[place]),
    left,
    allocation,
  );
  return least.map((each, place) => (isRaised[place] ? each : (others.shift() ?? 0)));
}

function proportional(sizes: readonly number[], size: number): number[] {
  const whole = sizes.reduce((sum, each) => sum + each, 0);
  if (whole === 0) return sizes.map(() => 0);
  const given = sizes.map((each) => Math.floor((each * size) / whole));
  const left = size - given.reduce((sum, each) => sum + each, 0);
  const remainder = (place: number): number => (sizes[place]! * size) % whole;
  const order = sizes
    .map((_, place) => place)
    .sort((a, b) => remainder(b) - remainder(a) || sizes[b]! - sizes[a]! || a - b);
  for (const place of order.slice(0, left)) given[place]! += 1;
  return given;
}

function equal(sizes: readonly number[], size: number): number[] {
  const given = sizes.map(() => 0);
  let left = size;
  for (;;) {
    const open = sizes.map((_, place) => place).filter((place) => given[place]! < sizes[place]!);
    if (left === 0 || open.length === 0) return given;
    const share = Math.floor(left / open.length);
    if (share === 0) {
      for (const place of open.sort((a, b) => sizes[b]! - sizes[a]! || a - b).slice(0, left))
        given[place]! += 1;
      return given;
    }
    for (const place of open) {
      const taken = Math.min(share, sizes[place]! - given[place]!);
      given[place]! += taken;
      left -= taken;
    }
  }
}
