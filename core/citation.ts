// The facts of a citation such as “(Interview N11.2, March 2025)” or “(Annual report, 2019, p. 12)”. Screens and
// exports word them.
import type { PageRange } from './text/pages.ts';
import type { SourceRecord, Voice } from './records.ts';

/** A date as far as it is known. `month` and `day` count from 1. */
export interface DateParts {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
}

/** What a citation says; the catalogue words each key. */
export interface Citation {
  readonly key: 'interview' | 'document';
  /** The label of an interview, the title of a document. */
  readonly name: string;
  /** Interviews are dated by month, documents as exactly as is known. */
  readonly date: DateParts | null;
  /** The pages that a passage stands on; null where there are none, or where the whole source is meant. */
  readonly pages: PageRange | null;
}

/** Reads `2025`, `2025-03` or `2025-03-14`; null for anything else. */
export function dateParts(date: string | null): DateParts | null {
  const parts = date?.match(/^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/);
  if (!parts) return null;
  const [, year, month, day] = parts;
  return { year: Number(year), month: month ? Number(month) : null, day: day ? Number(day) : null };
}

/**
 * The parts of a citation of the source, with pages where it has any. An interview is cited by its month: the
 * exact day could help to identify people.
 */
export function citationOf(
  source: Pick<SourceRecord, 'kind' | 'title' | 'label' | 'date'>,
  pages: PageRange | null = null,
): Citation {
  const date = dateParts(source.date);
  if (source.kind === 'document') return { key: 'document', name: source.title, date, pages };
  const name = source.label || source.title;
  return { key: 'interview', name, date: date && { ...date, day: null }, pages };
}

/**
 * Whether words of the source may stand in quotation marks. Those of documents may; of interview notes only
 * what was taken down verbatim. A null voice in an interview is the default for notes, a paraphrase.
 */
export function isQuotable(kind: SourceRecord['kind'], voice: Voice | null): boolean {
  return kind === 'document' || voice === 'verbatim-notes' || voice === 'verbatim-recorded';
}
