// The rows of codings made elsewhere that became no coding, as a table for whoever mends the file.
import type { Table } from '#core/exports/table.ts';
import type { RefusedRow } from '#core/machine-codings/problem.ts';
import type { Words } from '../words.ts';

/** What happened to a row, why, and what to do. */
export function problemInWords({ t }: Words, { problem, count, value }: RefusedRow): string {
  return t(`coding_sheet:problem.${problem}`, { count, value });
}

/** One row for each refused line, with its cells as they were written. */
export function refusedTable(words: Words, refused: readonly RefusedRow[]): Table {
  return {
    columns: [
      { key: 'line', kind: 'number' },
      { key: 'source', kind: 'text' },
      { key: 'code', kind: 'text' },
      { key: 'start', kind: 'text' },
      { key: 'end', kind: 'text' },
      { key: 'quote', kind: 'long' },
      { key: 'problem', kind: 'text' },
      { key: 'why', kind: 'long' },
    ],
    rows: refused.map((row) => [
      row.line,
      row.source,
      row.code,
      row.start,
      row.end,
      row.quote,
      row.problem,
      problemInWords(words, row),
    ]),
  };
}
