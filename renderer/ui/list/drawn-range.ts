import type { Range } from '@tanstack/react-virtual';

/**
 * The lines to draw: those in view, some around them, and always the active one, so that
 * aria-activedescendant points at something that is there, and the heading that stays at the top. `active` and
 * `heading` are -1 where no line is.
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

/** The last of the headings, in ascending order, that stands at or before the first line in view; -1 for none. */
export function headingAt(headings: readonly number[], first: number): number {
  return headings.findLast((heading) => heading <= first) ?? -1;
}
