// Which lines and columns of a large grid are in view, and which lines of a list.

/** A range of indices: from the first to the last one, both included; empty where `last` is before `first`. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

/** Where each line begins, and after the last where the lines end. */
export function offsetsOf(heights: readonly number[]): number[] {
  const offsets = [0];
  for (const height of heights) offsets.push(offsets.at(-1)! + height);
  return offsets;
}

/** The lines that touch the stretch from `from` to `to`, with `around` more on both sides. */
export function inView(offsets: readonly number[], from: number, to: number, around: number): Range {
  const count = offsets.length - 1;
  const first = Math.max(0, lineAt(offsets, from) - around);
  return { first, last: Math.min(count - 1, lineAt(offsets, Math.max(from, to - 1)) + around) };
}

/** A stretch of what scrolls, in px: where it begins, and its size. */
export interface Stretch {
  readonly offset: number;
  readonly size: number;
}

/** The lines, all of this height, that touch the stretch; of a stretch beyond the end, those that fit at the end. */
export function equalLinesInView({ offset, size }: Stretch, count: number, height: number): Range {
  const from = Math.max(0, Math.min(offset, count * height - size));
  return { first: Math.floor(from / height), last: Math.min(count, Math.ceil((from + size) / height)) - 1 };
}

/** The line in which a place lies. */
function lineAt(offsets: readonly number[], place: number): number {
  let [low, high] = [0, offsets.length - 2];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (offsets[middle]! <= place) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

/** The scroll offset, nearest to the present one, at which the stretch is wholly in a view of this size. */
export function revealing(present: number, size: number, from: number, to: number): number {
  if (from < present || to - from > size) return from;
  return to > present + size ? to - size : present;
}
