// One search for any of several phrases: `fair OR market`, `展会 或 市场`, `fair | market`.
import type { Folding } from './folding.ts';
import { HitList, spansOf } from './hits.ts';
import { findPhrase, readPhrase, type Phrase } from './phrase.ts';
import type { TextQuery } from './request.ts';

/** What joins phrases: a word in capitals, or 或, between spaces; or an upright line. */
const JOINT = /\s+(?:OR|或|或者)\s+|[|｜]/u;

/** The phrases that were typed, any of which will do; the text itself where nothing joins any. */
export function alternativesOf(text: string): string[] {
  const parts = text
    .split(JOINT)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.length === 0 ? [text] : [...new Set(parts)];
}

/** Reads each of the phrases that were typed; none where there is nothing but white space. */
export function readPhrases(query: TextQuery, folding: Folding): Phrase[] {
  return alternativesOf(query.text).flatMap((text) => readPhrase({ ...query, text }, folding) ?? []);
}

/**
 * Finds any of the phrases from left to right, no place overlapping the one before; of two that begin at one place the
 * longer. The texts are as `findPhrase` takes them.
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
  const found = phrases.flatMap((phrase) => {
    const own = new HitList();
    findPhrase(phrase, folded, text, own);
    return spansOf(own.take());
  });
  let free = 0;
  for (const { start, end } of found.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < free) continue;
    hits.add(start, end);
    free = end;
  }
}
