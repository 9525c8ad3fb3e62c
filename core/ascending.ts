/**
 * How many of the `length` items at the beginning pass, where all that pass come before all that do not. A
 * binary search: asks about few of them.
 */
export function countLeading(length: number, passes: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (passes(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of the ascending numbers are below a bound. */
export function countBelow(ascending: readonly number[], bound: number): number {
  return countLeading(ascending.length, (index) => (ascending[index] ?? 0) < bound);
}
