import type { Range } from '@tanstack/react-virtual';

/**
 * The indices of the lines to draw: those in view, some around them, the heading that sticks to the top, and always the
 * active line, so that aria-activedescendant points to an existing element. `active` and `heading` are -1 if there is
 * none.
 */
export function drawnRange(
  { startIndex, endIndex, overscan, count }: Range,
  active: number,
  heading = -1,
): number[] {
  const first = Math.max(0, startIndex - overscan);
  const last = Math.min(count - 1, endIndex + overscan);
  const drawn = Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
  const before = [...new Set([heading, active])].filter((line) => line >= 0 && line < first);
  const after = active > last && active < count ? [active] : [];
  return [...before.toSorted((a, b) => a - b), ...drawn, ...after];
}

/** The last of the ascending `headings` at or before the first line in view; -1 if there is none. */
export function headingAt(headings: readonly number[], first: number): number {
  return headings.findLast((heading) => heading <= first) ?? -1;
}
