// Codings that overlap at a place, and which of them a click focuses.
import type { SpanIndex } from './spans-near.ts';
import type { SurfaceCoding } from './surface-coding.ts';

/** The codings that contain the character at `offset`, in text order. */
export function codingsOver(index: SpanIndex<SurfaceCoding>, offset: number): SurfaceCoding[] {
  return index
    .near({ start: offset, end: offset + 1 })
    .filter(({ start, end }) => start <= offset && offset < end);
}

/** The coding that a click focuses: first the innermost, then with each click the next one outward. */
export function nextInStack(codings: readonly SurfaceCoding[], focusedId: string | null): string | null {
  const here = codings.toReversed();
  const now = here.findIndex(({ id }) => id === focusedId);
  return here[now === -1 ? 0 : (now + 1) % here.length]?.id ?? null;
}
