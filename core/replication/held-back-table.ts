// The table of what a package holds back of people's words, source by source, with how much it is.
import type { ExportedProject } from '../exports/exported-project.ts';
import type { Column, Table } from '../exports/table.ts';
import type { CodingRecord } from '../records.ts';
import type { WhyWordless } from './held-words.ts';

const COLUMNS: readonly Column[] = [
  { key: 'source_id', kind: 'text' },
  { key: 'label', kind: 'text' },
  { key: 'source', kind: 'text' },
  { key: 'reason', kind: 'text' },
  { key: 'respondents', kind: 'number' },
  { key: 'counts_only', kind: 'number' },
  { key: 'paraphrase_only', kind: 'number' },
  { key: 'codings', kind: 'number' },
  { key: 'codings_without_words', kind: 'number' },
];

/**
 * One row for each source without its text: why, how many people are heard there and what they agreed to, how many codings
 * of passages it has, and how many of these are without words. `quoteOf` gives the words that the package has of a coding.
 */
export function heldBackTable(
  { corpus, codingsOf }: ExportedProject,
  wordless: ReadonlyMap<string, WhyWordless>,
  quoteOf: (coding: CodingRecord) => string,
): Table {
  return {
    columns: [...COLUMNS],
    rows: corpus.sourcesInOrder.flatMap(({ id, label, title }) => {
      const why = wordless.get(id);
      if (why === undefined) return [];
      const people = corpus.respondentsOf.get(id) ?? [];
      const agreedTo = (scope: 'counts' | 'paraphrase'): number =>
        people.filter(({ consent }) => consent === scope).length;
      const passages = codingsOf(id).filter(({ start }) => start !== null);
      return [
        [
          id,
          label,
          title,
          REASONS[why],
          people.length,
          agreedTo('counts'),
          agreedTo('paraphrase'),
          passages.length,
          passages.filter((coding) => quoteOf(coding) === '').length,
        ],
      ];
    }),
  };
}

/** For scripts, as they stand in the column `reason`. */
const REASONS: Readonly<Record<WhyWordless, string>> = {
  chosen: 'chosen',
  counts: 'counts only',
  shared: 'counts only, with others',
  paraphrase: 'paraphrase only',
};
