// Codings in text order. What decides in nearly all cases is where they start: so that is sorted as plain numbers, which is
// many times quicker than asking a function about each two, and the function is asked about those that start together.

/**
 * Sorts the slots by `start`, whole numbers from -1 on, and those of one start by `inOrder`, which must not contradict that.
 */
export function sortByStart(
  slots: Int32Array,
  start: Int32Array,
  inOrder: (a: number, b: number) => number,
): void {
  const count = slots.length;
  // Start and place in one number: texts and numbers of codings are too small for it to lose digits.
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
