// One search for any of several phrases: `fair OR market`, `展会 或 市场`, `fair | market`.
import type { Folding } from './folding.ts';
import type { Span } from '../span.ts';
import type { HitList } from './hits.ts';
import { findPhrase, nextPhrase, readPhrase, type Phrase } from './phrase.ts';
import type { TextQuery } from './request.ts';

/** What separates phrases: OR in capitals, or 或, between spaces; or a vertical bar. */
const JOINT = /\s+(?:OR|或|或者)\s+|[|｜]/u;

/** The phrases typed, any of which may match; the text itself where nothing separates any. */
export function alternativesOf(text: string): string[] {
  const parts = text
    .split(JOINT)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.length === 0 ? [text] : [...new Set(parts)];
}

/** Parses each of the phrases typed; none where there is only white space. */
export function readPhrases(query: TextQuery, folding: Folding): Phrase[] {
  return alternativesOf(query.text).flatMap((text) => readPhrase({ ...query, text }, folding) ?? []);
}

/**
 * Finds any of the phrases from left to right, without overlaps; of two that begin at the same place, the
 * longer. The texts are as for `findPhrase`.
 */
export function findEither(
  phrases: readonly Phrase[],
  folded: string,
  text: () => string,
  hits: HitList,
): void {
  const [only, ...others] = phrases;
  if (only && others.length === 0) {
    findPhrase(only, folded, text, hits);
    return;
  }
  // The next place of each phrase. A phrase whose place overlaps the last hit is searched again after it.
  const next = phrases.map((phrase) => nextPhrase(phrase, folded, text, 0));
  for (;;) {
    let first: Span | null = null;
    for (const place of next) if (place !== null && comesBefore(place, first)) first = place;
    if (first === null) return;
    const { start, end } = first;
    hits.add(start, end);
    phrases.forEach((phrase, index) => {
      const place = next[index] ?? null;
      if (place !== null && place.start < end) next[index] = nextPhrase(phrase, folded, text, end);
    });
  }
}

function comesBefore(place: Span, first: Span | null): boolean {
  if (first === null || place.start < first.start) return true;
  return place.start === first.start && place.end > first.end;
}
