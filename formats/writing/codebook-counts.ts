// The counts of a code in words: documents and interviews beside each other, each with its own base, never added.
import type { CodeCounts } from '#core/exports/codebook-counting.ts';
import type { CodebookDocument, CodebookEntry } from '#core/exports/codebook-document.ts';
import type { Words } from '#words/words.ts';

export interface CountColumn {
  /** The name below the heading of its group. */
  readonly name: string;
  /** The name where the group has no heading. */
  readonly fullName: string;
  /** The count in words, a dash if there is none. */
  readonly textOf: (entry: CodebookEntry) => string;
}

/** Two groups of columns, one for each kind, with the group's base in its heading. None without counts. */
export function countColumns(
  document: CodebookDocument,
  words: Words,
): { groups: { name: string; columns: number }[]; columns: CountColumn[] } {
  const { counting } = document;
  if (counting === null) return { groups: [], columns: [] };
  const column = (name: string, key: keyof CodeCounts, full: string): CountColumn => ({
    name: words.t(`exports:count.${name}`),
    fullName: words.t(`exports:codebookColumn.${full}`),
    textOf: (entry) => numberInWords(entry.counts?.[key] ?? null, words),
  });
  return {
    groups: [
      {
        name: words.t('exports:count.inDocuments', {
          documents: words.t('exports:codebook.documents', { count: counting.documents }),
        }),
        columns: 2,
      },
      {
        name: words.t('exports:count.inInterviews', {
          respondents: words.t('exports:codebook.respondents', { count: counting.respondents }),
          interviews: words.t('exports:codebook.interviews', { count: counting.interviews }),
        }),
        columns: 3,
      },
    ],
    columns: [
      column('documents', 'documents', 'documents'),
      column('passages', 'documentPassages', 'document_passages'),
      column('respondents', 'respondents', 'respondents'),
      column('interviews', 'interviews', 'interviews'),
      column('passages', 'interviewPassages', 'interview_passages'),
    ],
  };
}

/** The counts of one code on one line, or null if it has none. */
export function countsLine(entry: CodebookEntry, document: CodebookDocument, words: Words): string | null {
  const { counts } = entry;
  const { counting } = document;
  if (counts === null || counting === null) return null;
  const passages = (count: number | null): string =>
    count === null ? '' : words.t('exports:count.linePassages', { count });
  const found = (key: 'Documents' | 'Respondents' | 'Interviews', count: number | null, n: number): string =>
    count === null
      ? words.t(`exports:count.none${key}`)
      : words.t(`exports:count.line${key}`, { found: count, count: n });
  return words.t('exports:count.line', {
    documents: found('Documents', counts.documents, counting.documents),
    documentPassages: passages(counts.documentPassages),
    respondents: found('Respondents', counts.respondents, counting.respondents),
    interviews: found('Interviews', counts.interviews, counting.interviews),
    interviewPassages: passages(counts.interviewPassages),
  });
}

function numberInWords(count: number | null, words: Words): string {
  return count === null ? words.t('exports:count.none') : count.toLocaleString(words.language);
}
