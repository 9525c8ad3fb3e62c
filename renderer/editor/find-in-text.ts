// Finds words in one text, ignoring case, from one character on.
import type { Span } from '#core/span.ts';

let last: { readonly text: string; readonly lower: string } | null = null;

/** All non-overlapping matches of `query` in `text`; none for an empty query. */
export function findInText(text: string, query: string): Span[] {
  if (query === '') return [];
  const within = lowered(text);
  const wanted = lowerCase(query);
  const found: Span[] = [];
  for (let at = within.indexOf(wanted); at !== -1; at = within.indexOf(wanted, at + wanted.length)) {
    found.push({ start: at, end: at + wanted.length });
  }
  return found;
}

/** The index of the first match at or after `offset`, or 0 if all are before it. */
export function placeFrom(places: readonly Span[], offset: number): number {
  return Math.max(
    0,
    places.findIndex(({ start }) => start >= offset),
  );
}

function lowered(text: string): string {
  if (last?.text !== text) last = { text, lower: lowerCase(text) };
  return last.lower;
}

/**
 * Lower case without changing the length, so that positions hold: letters that would become longer stay as they are.
 */
function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from(text, (char) => {
    const small = char.toLowerCase();
    return small.length === char.length ? small : char;
  }).join('');
}
