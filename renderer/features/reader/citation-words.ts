// A passage with its citation, to paste into a paper.
import { citationOf, isQuotable } from '#core/citation.ts';
import type { PageRange } from '#core/text/pages.ts';
import type { SourceRecord, Voice } from '#core/records.ts';
import { citationInWords } from '#words/citation.ts';
import type { Words } from '#words/words.ts';

/**
 * “The words.” (Interview N11.2, March 2025), with page numbers if there are any. A paraphrase gets no quotation marks.
 */
export function citedPassage(
  quote: string,
  voice: Voice | null,
  source: SourceRecord,
  pages: PageRange | null,
  words: Words,
): string {
  const text = quote.trim().replaceAll(/\s*\n\s*/g, ' ');
  const citation = citationInWords(words, citationOf(source, pages));
  return words.t(`exports:excerpt.${isQuotable(source.kind, voice) ? 'quoted' : 'plain'}`, {
    text,
    citation,
  });
}
