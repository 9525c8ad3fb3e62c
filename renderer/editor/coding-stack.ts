// Codings that share a place, and which of them a click means.
import type { SpanIndex } from './spans-near.ts';
import type { SurfaceCoding } from './surface-coding.ts';

/** The codings that hold the character at `offset`, in text order. */
export function codingsOver(index: SpanIndex<SurfaceCoding>, offset: number): SurfaceCoding[] {
  return index
    .near({ start: offset, end: offset + 1 })
    .filter(({ start, end }) => start <= offset && offset < end);
}

/** The coding that a click puts in focus: the innermost, then outward through those that share the place. */
export function nextInStack(codings: readonly SurfaceCoding[], focusedId: string | null): string | null {
  const here = codings.toReversed();
  const now = here.findIndex(({ id }) => id === focusedId);
  return here[now === -1 ? 0 : (now + 1) % here.length]?.id ?? null;
}
