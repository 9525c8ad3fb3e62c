// Where the arrow keys lead in a list that is partly in view.

/** The number of lines in a list and in its visible part. */
export interface ListExtent {
  readonly count: number;
  readonly page: number;
}

/**
 * The line that `key` leads to from line `from`, or null if the key does not move. `from` is -1 while no line is
 * active.
 */
export function movedTo(key: string, from: number, { count, page }: ListExtent): number | null {
  if (count === 0) return null;
  const last = count - 1;
  const within = (index: number) => Math.min(last, Math.max(0, index));
  switch (key) {
    case 'ArrowDown':
      return within(from + 1);
    case 'ArrowUp':
      return from < 0 ? last : within(from - 1);
    case 'PageDown':
      return within(Math.max(from, 0) + Math.max(1, page - 1));
    case 'PageUp':
      return within(from - Math.max(1, page - 1));
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}

/** Whether `key` moves within a list. */
export function moves(key: string): boolean {
  return movedTo(key, 0, { count: 1, page: 1 }) !== null;
}
