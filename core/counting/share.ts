// When a share may be shown as a percentage.

/** Below this base, a count is shown as "9 of 17" without a percentage. */
export const SMALL_NUMBER = 20;

/** Whether `n` is too small for a percentage. */
export function isSmall(n: number): boolean {
  return n < SMALL_NUMBER;
}
