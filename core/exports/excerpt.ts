// A passage shown as an example: what it says, where it is from, and whether these are anybody's own words.
import { citationOf, isQuotable, type Citation } from '../citation.ts';
import type { PageRange } from '../text/pages.ts';
import type { CodingRecord, SourceKind, SourceRecord, Voice } from '../records.ts';

export interface Excerpt {
  /** The exact text; null where the whole source is meant. */
  readonly text: string | null;
  readonly kind: SourceKind;
  /** The language of the source; null where none is known. */
  readonly language: string | null;
  readonly citation: Citation;
  /** Of interviews, how far the words are the respondent's own; null on documents. */
  readonly voice: Voice | null;
  /** Whether the text may stand in quotation marks. */
  readonly quotable: boolean;
}

/** The excerpt of a coding, which stands on these pages. `quoteOf` is asked only for a coding with a span. */
export function excerptOf(
  coding: CodingRecord,
  source: SourceRecord,
  pages: PageRange | null,
  quoteOf: (coding: CodingRecord) => string,
): Excerpt {
  return {
    text: coding.start === null ? null : quoteOf(coding),
    kind: source.kind,
    language: source.language,
    citation: citationOf(source, pages),
    // Notes are a paraphrase unless they say otherwise.
    voice: source.kind === 'interview' ? (coding.voice ?? 'paraphrase') : null,
    quotable: isQuotable(source.kind, coding.voice),
  };
}
