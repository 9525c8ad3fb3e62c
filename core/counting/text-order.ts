// Sorts codings into text order. Their starts decide in nearly all cases, so these are sorted as plain
// numbers, which is many times faster than calling a comparison function; only codings with the same start
// are compared by a function.

/**
 * Sorts the slots by `start`, whole numbers from -1 on, and those with the same start by `inOrder`, which
 * must be consistent with `start`.
 */
export function sortByStart(
  slots: Int32Array,
  start: Int32Array,
  inOrder: (a: number, b: number) => number,
): void {
  const count = slots.length;
  // Start and index combined in one number, which is exact for any possible text length and number of codings.
  const keys = new Float64Array(count);
  for (let at = 0; at < count; at += 1) keys[at] = (start[slots[at]!]! + 1) * count + at;
  keys.sort();
  const before = slots.slice();
  for (let at = 0; at < count; at += 1) slots[at] = before[keys[at]! % count]!;
  for (let from = 0; from < count;) {
    let to = from + 1;
    while (to < count && start[slots[to]!] === start[slots[from]!]) to += 1;
    if (to - from > 1) slots.subarray(from, to).sort(inOrder);
    from = to;
  }
}
