// Where a passage comes from, as a value: hosts word it, "(Interview N11.2, March 2025)".
import type { SourceKind, SourceRecord, Voice } from '../records.ts';

export interface Citation {
  readonly kind: SourceKind;
  /** An interview's label, else the title. */
  readonly name: string;
  /** Partial ISO date. */
  readonly date: string | null;
  /** How far the words are the respondent's own; `null` on documents. */
  readonly voice: Voice | null;
}

/** The citation of a passage of `source`. Notes are paraphrase unless the coding says otherwise. */
export function citationOf(
  source: Pick<SourceRecord, 'kind' | 'title' | 'label' | 'date'>,
  voice: Voice | null,
): Citation {
  const isInterview = source.kind === 'interview';
  return {
    kind: source.kind,
    name: (isInterview && source.label) || source.title,
    date: source.date,
    voice: isInterview ? (voice ?? 'paraphrase') : null,
  };
}

/** Whether the passage may stand in quotation marks: a document's words or a respondent's own, nothing else. */
export function isVerbatim(citation: Citation): boolean {
  return (
    citation.kind === 'document' ||
    citation.voice === 'verbatim-notes' ||
    citation.voice === 'verbatim-recorded'
  );
}
