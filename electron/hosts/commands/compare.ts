// The verb `compare`: a stored comparison, or documents against interviews.
import { Option, type Command } from 'commander';
import { byPosition } from '#core/by-position.ts';
import type { Comparison } from '#core/comparison/compare.ts';
import type { ComparisonFacts } from '#core/comparison/input.ts';
import { comparisonTable } from '#core/exports/comparison-rows.ts';
import { comparisonJson, type ComparisonJson, type FindingJson } from '#core/comparison/comparison-json.ts';
import { comparisonSettingsFrom, parseComparisonSettings } from '#core/comparison/settings-json.ts';
import { areSameSettings, type ComparisonSettings } from '#core/comparison/settings.ts';
import type { Scope } from '#core/counting/request.ts';
import { AppError } from '#core/errors.ts';
import type { Query } from '#core/query/query.ts';
import type { ComparisonRecord, VerdictRecord } from '#core/records.ts';
import { comparisonMethod } from '#words/comparison-method.ts';
import { percentInWords } from '#words/numbers.ts';
import { calledSides, namesOfSides } from '#words/comparison-sides.ts';
import type { HeldRecords } from '../../services/project.ts';
import type { Terminal } from '../terminal.ts';
import { printTable, tellingOf, type TableFormat } from './analysis-output.ts';
import { inQueried, queryOf } from './counted-scope.ts';
import { sampleNamed, scopeOf, withScopeOptions, type ScopeOptions } from './scope-options.ts';
import { layerOf, withLayerOptions, type LayerOptions } from './counting-options.ts';
import { withProject, type OpenedProject } from './open-project.ts';
import { plainTable } from './plain-table.ts';

interface CompareCommand extends LayerOptions, ScopeOptions {
  readonly comparison?: string;
  readonly query?: string;
  readonly withDuplicates?: boolean;
  readonly estimate?: boolean;
  readonly draw?: string;
  readonly format: TableFormat;
}

/** Adds the verb to the program. */
export function addCompareCommand(program: Command, terminal: Terminal): void {
  const { t } = terminal.words;
  const comparing = program.command('compare').description(t('command_line:compare')).argument('<project>');
  withScopeOptions(withLayerOptions(comparing, terminal), terminal, t('command_line:compare_class'))
    .addOption(
      // A stored comparison counts by its own settings: no other options may stand beside its name.
      new Option('--comparison <name>', t('command_line:compare_comparison')).conflicts([
        'class',
        'language',
        'from',
        'to',
        'attribute',
        'origin',
        'respondent',
        'sample',
        'query',
        'saved',
        'layer',
        'coder',
        'denominator',
        'withoutSuggested',
        'withDuplicates',
      ]),
    )
    .option('--query <text>', t('command_line:scope_query'))
    .option('--with-duplicates', t('command_line:with_duplicates'))
    .option('--estimate', t('command_line:estimate'))
    .option('--draw <sample>', t('command_line:draw'))
    .addOption(
      new Option('--format <format>', t('command_line:format'))
        .choices(['table', 'csv', 'json'])
        .default('table'),
    )
    .action((path: string, options: CompareCommand, command: Command) => {
      const query = queryOf(options, command, terminal);
      return withProject(terminal.language, path, 'read', async ({ api }) => {
        const { tables } = await api.project.records();
        const named = options.comparison === undefined ? null : comparisonNamed(options.comparison, tables);
        const settings = named
          ? parseComparisonSettings(named.settings)
          : await settingsOf({ api }, options, tables, query);
        const kept = named ?? comparisonOf(settings, tables);
        const { comparison, facts } = await api.comparisons.count({
          id: kept?.id ?? null,
          settings: {
            ...settings,
            ...(options.estimate ? { estimate: true } : {}),
            ...(options.draw === undefined ? {} : { draws: [sampleNamed(options.draw, tables)] }),
          },
        });
        const verdicts = tables.verdict.filter(({ comparisonId }) => comparisonId === kept?.id);
        printComparison(terminal, options.format, { comparison, facts, verdicts }, tables);
      });
    });
}

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
  const names = namesOfSides(words, facts);
  const json = comparisonJson(comparison, {
    names: calledSides(words, comparison, names),
    verdicts: new Map(verdicts.map(({ themeId, value }) => [themeId, value])),
    method: comparisonMethod(words, comparison, facts, names),
    notice,
  });
  printTable(terminal, format, {
    json,
    csv: () => comparisonTable(json, paths),
    text: () => comparisonInWords(json, terminal),
  });
}

/** The stored comparison with this name or id. Throws `not_found`, and `invalid` if two have the name. */
export function comparisonNamed(wanted: string, { comparison }: HeldRecords): ComparisonRecord {
  const found = comparison.filter(({ id, name }) => id === wanted || name === wanted);
  const [first, another] = found;
  if (!first) throw new AppError('not_found', 'errors:no_such_comparison_name', { name: wanted });
  if (another)
    throw new AppError('invalid', 'errors:comparison_name_twice', {
      name: wanted,
      ids: found.map(({ id }) => id).join(', '),
    });
  return first;
}

/** Settings for documents against interviews, narrowed by the options: `--class` names classes of documents. */
async function settingsOf(
  opened: Pick<OpenedProject, 'api'>,
  options: CompareCommand,
  tables: HeldRecords,
  query: Query | null,
): Promise<ComparisonSettings> {
  const { denominator } = options;
  const layer = layerOf(options, tables);
  const { classIds, ...both } = scopeOf(options, tables);
  const withDuplicates = options.withDuplicates ? { withDuplicates: true } : {};
  const side = async (scope: Scope): Promise<Scope> =>
    (await inQueried(opened, { scope: { ...scope, ...withDuplicates }, layer, denominator }, query)).scope;
  return comparisonSettingsFrom({
    a: await side({ ...ofDocuments(both, tables), kind: 'document', ...(classIds ? { classIds } : {}) }),
    b: await side({ ...both, kind: 'interview' }),
    layer: layer ?? null,
    ...(denominator === undefined ? {} : { denominator }),
    ...(options.withoutSuggested ? { withoutSuggested: true } : {}),
  });
}

/** The conditions that documents can meet: they have no respondents, whose conditions narrow the interviews alone. */
function ofDocuments(both: Scope, tables: HeldRecords): Scope {
  const { attributes, ...scope } = { ...both, respondentIds: undefined };
  const ofSources = attributes?.filter(({ attributeId }) =>
    tables.attribute.some(({ id, owner }) => id === attributeId && owner === 'source'),
  );
  return { ...scope, ...(ofSources && ofSources.length > 0 ? { attributes: ofSources } : {}) };
}

/**
 * The first stored comparison with exactly these settings, so that its verdicts apply to these counts; undefined if
 * there is none.
 */
function comparisonOf(
  settings: ComparisonSettings,
  { comparison }: HeldRecords,
): ComparisonRecord | undefined {
  return comparison
    .toSorted(byPosition)
    .find((kept) => areSameSettings(parseComparisonSettings(kept.settings), settings));
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
