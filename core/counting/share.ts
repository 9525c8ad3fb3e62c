// When a share may be written as a percentage.

/** Below this many, a count is written "9 of 17" and no percentage stands beside it. */
export const SMALL_NUMBER = 20;

/** Whether `n` is too small for a percentage. */
export function isSmall(n: number): boolean {
  return n < SMALL_NUMBER;
}
