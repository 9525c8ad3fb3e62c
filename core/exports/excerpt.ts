// A passage shown as an example: its words, where they are from, and whether they are anybody's own.
import { citationOf, isQuotable, type Citation } from '../citation.ts';
import type { PageRange } from '../text/pages.ts';
import type { CodingRecord, SourceKind, SourceRecord, Voice } from '../records.ts';

/** A passage with its citation. */
export interface Excerpt {
  /** The exact text; null where the whole source is meant. */
  readonly text: string | null;
  readonly kind: SourceKind;
  /** The language of the source; null where none is known. */
  readonly language: string | null;
  readonly citation: Citation;
  /** For interviews, how far the words are the respondent's own; null for documents. */
  readonly voice: Voice | null;
  /** Whether the text may stand in quotation marks. */
  readonly quotable: boolean;
}

/** How a source is cited, with these pages. */
export type Cite = (source: SourceRecord, pages: PageRange | null) => Citation;

/**
 * The excerpt of a coding on these pages. `quoteOf` is called only for a coding with a span; `cite` cites its source, by
 * default with its own label or title.
 */
export function excerptOf(
  coding: CodingRecord,
  source: SourceRecord,
  pages: PageRange | null,
  quoteOf: (coding: CodingRecord) => string,
  cite: Cite = citationOf,
): Excerpt {
  return {
    text: coding.start === null ? null : quoteOf(coding),
    kind: source.kind,
    language: source.language,
    citation: cite(source, pages),
    // Notes are a paraphrase unless their coding says otherwise.
    voice: source.kind === 'interview' ? (coding.voice ?? 'paraphrase') : null,
    quotable: isQuotable(source.kind, coding.voice),
  };
}
