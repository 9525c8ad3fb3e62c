// A counted comparison on the terminal: as a table for people, as csv or as JSON.
import type { Comparison } from '#core/comparison/compare.ts';
import type { ComparisonJson, FindingJson } from '#core/comparison/comparison-json.ts';
import type { ComparisonFacts } from '#core/comparison/input.ts';
import type { VerdictRecord } from '#core/records.ts';
import { comparisonTable } from '#core/exports/comparison-rows.ts';
import { comparisonInJson } from '#words/comparison-telling.ts';
import { percentInWords } from '#words/numbers.ts';
import type { HeldRecords } from '../../services/project.ts';
import type { Terminal } from '../terminal.ts';
import { printTable, tellingOf, type TableFormat } from './analysis-output.ts';
import { plainTable } from './plain-table.ts';

/** Prints a counted comparison with the verdicts on its themes. */
export function printComparison(
  terminal: Terminal,
  format: TableFormat,
  counted: {
    readonly comparison: Comparison;
    readonly facts: ComparisonFacts;
    readonly verdicts: readonly VerdictRecord[];
  },
  tables: HeldRecords,
): void {
  const { words } = terminal;
  const { comparison, facts, verdicts } = counted;
  const { paths, notice } = tellingOf(tables);
  const json = comparisonInJson(words, { comparison, facts, verdicts, notice });
  printTable(terminal, format, {
    json,
    csv: () => comparisonTable(json, paths),
    text: () => comparisonInWords(json, terminal),
  });
}

interface PrintedColumn {
  readonly head: string;
  readonly base: string;
  readonly cell: (row: ComparisonJson['rows'][number]) => string;
}

/** The comparison as a table for people, followed by its method. */
function comparisonInWords(json: ComparisonJson, { words }: Terminal): string {
  const { t } = words;
  const number = (count: number | null): string => (count === null ? '–' : String(count));
  const sides = { a: json.sides[0].name, b: json.sides[1].name };
  const column = (key: string, base: string, cell: PrintedColumn['cell']): PrintedColumn => ({
    head: t(`command_line:column_${key}`),
    base,
    cell,
  });
  /** Only an estimate has a standard error; it is shown with the count it was made from. */
  const found = ({ count, share, se }: FindingJson): string =>
    se === null || share === null
      ? number(count)
      : t('command_line:counted_with_estimate', {
          count: number(count),
          share: percentInWords(words, share),
        });
  const counted = (
    head: string,
    n: number,
    of: (row: ComparisonJson['rows'][number]) => FindingJson | { readonly count: number | null } | undefined,
  ): PrintedColumn => ({
    head,
    base: String(n),
    cell: (row) => {
      const finding = of(row);
      return finding && 'se' in finding ? found(finding) : number(finding?.count ?? null);
    },
  });
  const { documents, respondents, interviews } = json;
  const counts =
    documents && respondents && interviews
      ? [
          counted(t('command_line:column_documents'), documents.n, (row) => row.documents),
          counted(t('command_line:column_respondents'), respondents.n, (row) => row.respondents),
          counted(t('command_line:column_interviews'), interviews.n, (row) => row.interviews),
        ]
      : [counted(sides.a, json.sides[0].n, ({ a }) => a), counted(sides.b, json.sides[1].n, ({ b }) => b)];
  const columns = [
    column('theme', t('command_line:row_base'), ({ path }) => path),
    ...counts,
    column('pattern', '', ({ pattern }) =>
      pattern === null ? '–' : t(`comparison:pattern.${pattern}`, sides),
    ),
    column('prominence', '', ({ prominence }) =>
      prominence === null ? '–' : t(`comparison:prominence.${prominence}`),
    ),
    column('verdict', '', ({ verdict }) => (verdict === null ? '–' : t(`comparison:verdict.${verdict}`))),
  ];
  const lines = [
    columns.map(({ head }) => head),
    columns.map(({ base }) => base),
    ...json.rows.map((row) => columns.map(({ cell }) => cell(row))),
  ];
  return [plainTable(lines), '', json.method, ...(json.notice ? [json.notice] : [])].join('\n');
}
