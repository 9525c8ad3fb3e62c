// The verbs that count: tally and compare.
import { Option, type Command } from 'commander';
import { comparisonJson, type ComparisonJson } from '#core/comparison/comparison-json.ts';
import { tallyJson, type TallyJson } from '#core/counting/tally-json.ts';
import { writeTallyCsv } from '#formats/writing/tally-files.ts';
import { codePaths } from '#core/exports/code-paths.ts';
import { codebookOf } from '#core/codebook.ts';
import { comparisonMethod } from '#words/comparison-sentence.ts';
import { methodSentence } from '#words/method-sentence.ts';
import type { Terminal } from '../terminal.ts';
import { classesNamed } from './class-names.ts';
import {
  layerOf,
  tallyRequestOf,
  withLayerOptions,
  withTallyOptions,
  type LayerOptions,
  type TallyOptions,
} from './counting-options.ts';
import { withProject } from './open-project.ts';
import { plainTable } from './plain-table.ts';

interface TallyCommand extends TallyOptions {
  readonly format: 'table' | 'csv' | 'json';
}

interface CompareCommand extends LayerOptions {
  readonly class?: string;
  readonly withDuplicates?: boolean;
  readonly format: 'table' | 'json';
}

/** Adds the verbs to the program. */
export function addAnalysisCommands(program: Command, terminal: Terminal): void {
  const { t } = terminal.words;

  withTallyOptions(
    program.command('tally').description(t('command_line:tally')).argument('<project>'),
    terminal,
  )
    .addOption(
      new Option('--format <format>', t('command_line:format'))
        .choices(['table', 'csv', 'json'])
        .default('table'),
    )
    .action((path: string, options: TallyCommand) =>
      withProject(terminal.language, path, 'read', async ({ api }) => {
        const { tables } = await api.project.records();
        const counted = await api.tallies.count(tallyRequestOf(options, tables));
        const method = methodSentence(terminal.words, counted.facts);
        const notice = tables.project[0]?.notice ?? null;
        const coderName = (id: string): string => tables.coder.find((coder) => coder.id === id)?.name ?? id;
        const json = tallyJson(counted, method, notice, coderName);
        if (options.format === 'json') terminal.print(JSON.stringify(json, null, 2));
        else if (options.format === 'table') terminal.print(tallyInWords(json, t));
        else {
          const paths = codePaths(codebookOf(tables.code, tables.themeCode));
          const telling = { paths, layer: json.layer, method, notice };
          terminal.print(
            Buffer.from(writeTallyCsv(counted, telling, { byteOrderMark: false })).toString('utf8'),
          );
        }
      }),
    );

  withLayerOptions(
    program.command('compare').description(t('command_line:compare')).argument('<project>'),
    terminal,
  )
    .option('--class <names>', t('command_line:compare_class'))
    .option('--with-duplicates', t('command_line:with_duplicates'))
    .addOption(
      new Option('--format <format>', t('command_line:format')).choices(['table', 'json']).default('table'),
    )
    .action((path: string, options: CompareCommand) =>
      withProject(terminal.language, path, 'read', async ({ api }) => {
        const { tables } = await api.project.records();
        const classIds = options.class === undefined ? undefined : classesNamed(options.class, tables);
        const withDuplicates = options.withDuplicates ? { withDuplicates: true } : {};
        const layer = layerOf(options, tables);
        const { comparison, facts } = await api.comparisons.count({
          settings: {
            a: { kind: 'document', ...(classIds ? { classIds } : {}), ...withDuplicates },
            b: { kind: 'interview', ...withDuplicates },
            ...(layer === undefined ? {} : { layer }),
            ...(options.denominator === undefined ? {} : { denominator: options.denominator }),
          },
        });
        const [first] = tables.comparison.toSorted((a, b) => a.position - b.position);
        const verdicts = new Map(
          tables.verdict
            .filter(({ comparisonId }) => comparisonId === first?.id)
            .map(({ themeId, value }) => [themeId, value]),
        );
        const method = comparisonMethod(terminal.words, comparison, facts);
        const json = comparisonJson(comparison, verdicts, method, tables.project[0]?.notice ?? null);
        terminal.print(
          options.format === 'json' ? JSON.stringify(json, null, 2) : comparisonInWords(json, t),
        );
      }),
    );
}

type Translate = Terminal['words']['t'];

function cell(count: number | null, n: number): string {
  return n === 0 || count === null ? '–' : String(count);
}

function tallyInWords(json: TallyJson, t: Translate): string {
  const head = [
    t('command_line:column_code'),
    ...json.columns.map(({ key }) => key),
    t('command_line:column_total'),
  ];
  const base = [t('command_line:row_base'), ...json.columns.map(({ n }) => String(n)), ''];
  const rows = json.rows.map((row) => [
    row.path,
    ...json.columns.map(({ key, n }) => cell(row.cells[key] ?? null, n)),
    row.total === null ? '–' : String(row.total),
  ]);
  return [plainTable([head, base, ...rows]), '', json.method, ...(json.notice ? [json.notice] : [])].join(
    '\n',
  );
}

function comparisonInWords(json: ComparisonJson, t: Translate): string {
  const head = ['theme', 'documents', 'respondents', 'interviews', 'pattern', 'prominence', 'verdict'].map(
    (key) => t(`command_line:column_${key}` as 'command_line:column_theme'),
  );
  const base = [
    t('command_line:row_base'),
    json.documents.n,
    json.respondents.n,
    json.interviews.n,
    '',
    '',
    '',
  ].map(String);
  const rows = json.rows.map((row) => [
    row.path,
    cell(row.documents.count, json.documents.n),
    cell(row.respondents.count, json.respondents.n),
    cell(row.interviews.count, json.interviews.n),
    row.pattern ?? '–',
    row.prominence ?? '–',
    row.verdict ?? '–',
  ]);
  return [plainTable([head, base, ...rows]), '', json.method, ...(json.notice ? [json.notice] : [])].join(
    '\n',
  );
}
