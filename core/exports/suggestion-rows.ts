// Suggested passages as a table for scripts.
import type { suggestionsJson } from '../more-like/suggested.ts';
import type { Table } from './table.ts';

const columns = [
  { key: 'source_id', kind: 'text' },
  { key: 'source', kind: 'text' },
  { key: 'paragraph', kind: 'number' },
  { key: 'start', kind: 'number' },
  { key: 'end', kind: 'number' },
  { key: 'score', kind: 'number' },
  { key: 'words', kind: 'text' },
  { key: 'quote', kind: 'long' },
  { key: 'respondent', kind: 'text' },
  { key: 'consent', kind: 'text' },
] as const;

/** One row for each passage, the most alike first; the words that matched are separated by semicolons. */
export function suggestionsTable({ rows }: ReturnType<typeof suggestionsJson>): Table {
  return {
    columns,
    rows: rows.map((row) => columns.map(({ key }) => (key === 'words' ? row.words.join('; ') : row[key]))),
  };
}
