// The order of codings, and which codings can be joined.
import { bySpan, type Span } from '#core/span.ts';

interface Placed extends Span {
  readonly id: string;
}

/**
 * The coding after the focused one, or the first that starts at or after the caret; with `back` in the other direction.
 * Null at the ends, where the key moves on to what follows the text.
 */
export function neighbourCoding<T extends Placed>(
  codings: readonly T[],
  focusedId: string | null,
  caret: number,
  back: boolean,
): T | null {
  const ordered = [...codings].sort((a, b) => bySpan(a, b) || (a.id < b.id ? -1 : 1));
  const now = ordered.findIndex(({ id }) => id === focusedId);
  if (now !== -1) return ordered[now + (back ? -1 : 1)] ?? null;
  if (back) return ordered.findLast(({ start }) => start < caret) ?? null;
  return ordered.find(({ start }) => start >= caret) ?? null;
}

/**
 * The codings that overlap or touch `from`, directly or in a chain, including itself. Codings with only white space
 * between them count as touching.
 */
export function adjoining<T extends Placed>(codings: readonly T[], from: T, text: string): T[] {
  const ordered = [...codings].sort(bySpan);
  let { start, end } = from;
  const found = new Set<T>();
  for (let size = -1; size !== found.size;) {
    size = found.size;
    for (const coding of ordered) {
      if (coding.id !== from.id && !touches(coding, { start, end }, text)) continue;
      found.add(coding);
      start = Math.min(start, coding.start);
      end = Math.max(end, coding.end);
    }
  }
  return ordered.filter((coding) => found.has(coding));
}

function touches(a: Span, b: Span, text: string): boolean {
  const [first, second] = a.start <= b.start ? [a, b] : [b, a];
  return second.start <= first.end || text.slice(first.end, second.start).trim() === '';
}
