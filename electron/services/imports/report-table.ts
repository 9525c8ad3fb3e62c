// An import report as a table: a line for each file, for people and for scripts.
import type { Cell, Table } from '#core/exports/table.ts';
import { paragraphOf } from '#words/sentences.ts';
import type { Words } from '#words/words.ts';
import type { ImportReport, ReportLine } from './report.ts';

const COLUMNS = [
  { key: 'file', kind: 'text' },
  { key: 'outcome', kind: 'text' },
  { key: 'sources', kind: 'number' },
  { key: 'identical', kind: 'number' },
  { key: 'identical_to', kind: 'text' },
  { key: 'encoding', kind: 'text' },
  { key: 'near_duplicates', kind: 'text' },
  { key: 'notes', kind: 'long' },
  { key: 'error', kind: 'long' },
] as const satisfies Table['columns'];

/**
 * The report as a table. Notes and errors are sentences; `titles` names the sources that they mention; near-duplicates
 * read `Fair opens (0.93); Fair opened (0.88)`.
 */
export function reportTable(report: ImportReport, titles: ReadonlyMap<string, string>, words: Words): Table {
  return { columns: COLUMNS, rows: report.lines.map((line) => cellsOf(line, titles, words)) };
}

function cellsOf(line: ReportLine, titles: ReadonlyMap<string, string>, words: Words): Cell[] {
  const { t } = words;
  const titleOf = (id: string): string => titles.get(id) ?? id;
  return [
    line.name,
    line.outcome,
    line.sourceIds.length,
    line.identical,
    line.identicalTo === null ? '' : titleOf(line.identicalTo),
    line.encoding ?? '',
    line.alike.map(({ otherId, similarity }) => `${titleOf(otherId)} (${similarity.toFixed(2)})`).join('; '),
    paragraphOf(
      words,
      line.notes.map(({ key, parameters }) => t(key, { ...parameters })),
    ),
    line.error === null ? '' : t(line.error.key, { ...line.error.parameters }),
  ];
}
