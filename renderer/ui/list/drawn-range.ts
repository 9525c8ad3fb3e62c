import type { Range } from '@tanstack/react-virtual';

/**
 * The lines to draw: those in view, some around them, and always the active one, so that
 * aria-activedescendant points at something that is there. `active` is -1 where no line is.
 */
export function drawnRange({ startIndex, endIndex, overscan, count }: Range, active: number): number[] {
  const first = Math.max(0, startIndex - overscan);
  const last = Math.min(count - 1, endIndex + overscan);
  const drawn = Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
  if (active >= 0 && active < first) return [active, ...drawn];
  if (active > last && active < count) return [...drawn, active];
  return drawn;
}
