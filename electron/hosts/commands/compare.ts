// The verb `compare`: a stored comparison, or documents against interviews.
import { InvalidArgumentError, Option, type Command } from 'commander';
import { byPosition } from '#core/by-position.ts';
import { ofDocuments } from '#core/commands/comparison-options.ts';
import { presentComparison } from '#core/comparison/present-settings.ts';
import {
  areSameSettings,
  defaultComparison,
  type ComparisonSettings,
  comparisonSettingsFrom,
} from '#core/comparison/settings.ts';
import type { Basis, Scope } from '#core/counting/request.ts';
import { rowsInOrder } from '#core/counting/rows-in-order.ts';
import { AppError } from '#core/errors.ts';
import type { Query } from '#core/query/query.ts';
import type { ComparisonRecord } from '#core/records.ts';
import type { HeldRecords } from '../../services/project.ts';
import type { Terminal } from '../terminal.ts';
import type { TableFormat } from './analysis-output.ts';
import { codesNamed } from './codes-named.ts';
import { inQueried, queryOf } from './counted-scope.ts';
import { drawNamed } from './draw-named.ts';
import { scopeOf, withScopeOptions, type ScopeOptions } from './scope-options.ts';
import { layerOf, withEstimateOptions, withLayerOptions, type LayerOptions } from './counting-options.ts';
import { withProject, type OpenedProject } from './open-project.ts';
import { printComparison } from './print-comparison.ts';
import { orderOf, withOrderOption, type OrderOption } from './shown-options.ts';

interface CompareCommand extends LayerOptions, ScopeOptions, OrderOption {
  readonly comparison?: string;
  readonly query?: string;
  readonly withDuplicates?: boolean;
  readonly of?: 'themes' | 'codes';
  readonly only?: string;
  readonly basis?: Basis;
  readonly rollup: boolean;
  readonly margin?: number;
  readonly overlapShare?: number;
  readonly overlapTop?: number;
  readonly ineligibleDocuments?: string;
  readonly ineligibleInterviews?: string;
  readonly estimate?: boolean;
  readonly draw: readonly string[];
  readonly format: TableFormat;
}

/** Adds the verb to the program. */
export function addCompareCommand(program: Command, terminal: Terminal): void {
  const { t } = terminal.words;
  const comparing = program.command('compare').description(t('command_line:compare')).argument('<project>');
  withScopeOptions(withLayerOptions(comparing, terminal), terminal, t('command_line:compare_class'));
  withEstimateOptions(withOrderOption(withRuleOptions(comparing, terminal), terminal), terminal)
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
        ...ruleOptions,
      ]),
    )
    .option('--query <text>', t('command_line:scope_query'))
    .option('--with-duplicates', t('command_line:with_duplicates'))
    .addOption(
      new Option('--format <format>', t('command_line:format'))
        .choices(['table', 'csv', 'json'])
        .default('table'),
    )
    .action((path: string, options: CompareCommand, command: Command) => {
      const query = queryOf(options, command, terminal);
      return withProject(terminal, path, 'read', async ({ api }) => {
        const { tables } = await api.project.records();
        const named = options.comparison === undefined ? null : comparisonNamed(options.comparison, tables);
        const settings = named
          ? presentComparison(named, tables.code)
          : await settingsOf({ api }, options, tables, query);
        const kept = named ?? comparisonOf(settings, tables);
        const { comparison, facts } = await api.comparisons.count({
          id: kept?.id ?? null,
          settings: {
            ...settings,
            ...(options.estimate ? { estimate: true } : {}),
            ...(options.draw.length === 0
              ? {}
              : { draws: options.draw.map((name) => drawNamed(name, tables)) }),
          },
        });
        const verdicts = tables.verdict.filter(({ comparisonId }) => comparisonId === kept?.id);
        const themes = rowsInOrder(comparison.themes, orderOf(options, tables));
        const inOrder = { comparison: { ...comparison, themes }, facts, verdicts };
        printComparison(terminal, options.format, inOrder, tables);
      });
    });
}

/** The options that a stored comparison has as settings of its own, beside its sides. */
const ruleOptions = [
  'of',
  'only',
  'basis',
  'rollup',
  'margin',
  'overlapShare',
  'overlapTop',
  'ineligibleDocuments',
  'ineligibleInterviews',
] as const;

/** Adds the options that say what is compared, and by which rules. */
function withRuleOptions(command: Command, { words: { t } }: Terminal): Command {
  const share = (text: string): number => {
    const given = Number(text);
    if (text.trim() !== '' && given >= 0 && given <= 1) return given;
    throw new InvalidArgumentError(t('command_line:compare_share_between'));
  };
  const rank = (text: string): number => {
    if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
    throw new InvalidArgumentError('1, 2, 3 …');
  };
  return command
    .addOption(new Option('--of <rows>', t('command_line:of')).choices(['themes', 'codes']))
    .addOption(new Option('--only <names>', t('command_line:only_rows')).conflicts('of'))
    .addOption(new Option('--basis <basis>', t('command_line:basis')).choices(['any', 'whole', 'spans']))
    .option('--no-rollup', t('command_line:no_rollup'))
    .option('--margin <share>', t('command_line:compare_margin'), share)
    .option('--overlap-share <share>', t('command_line:compare_overlap_share'), share)
    .option('--overlap-top <rank>', t('command_line:compare_overlap_top'), rank)
    .option('--ineligible-documents <names>', t('command_line:compare_ineligible_documents'))
    .option('--ineligible-interviews <names>', t('command_line:compare_ineligible_interviews'));
}

/** The options of `withRuleOptions` as settings; a setting that is left out takes its default. */
function rulesOf(options: CompareCommand, tables: HeldRecords): Partial<ComparisonSettings> {
  const { of, only, basis, rollup, margin, overlapShare: share, overlapTop: top } = options;
  const { overlap } = defaultComparison;
  const named = (names: string | undefined) => (names === undefined ? [] : codesNamed(names, tables));
  return {
    ...(of === undefined ? {} : { of }),
    ...(only === undefined ? {} : { of: named(only) }),
    ...(basis === undefined ? {} : { basis }),
    rollup,
    ...(margin === undefined ? {} : { margin }),
    overlap: { share: share ?? overlap.share, top: top ?? overlap.top },
    ineligible: {
      a: named(options.ineligibleDocuments),
      b: named(options.ineligibleInterviews),
    },
  };
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
  const attribute = new Map(tables.attribute.map((row) => [row.id, row]));
  const layer = layerOf(options, tables);
  const { classIds, ...both } = scopeOf(options, tables);
  const withDuplicates = options.withDuplicates ? { withDuplicates: true } : {};
  const side = async (scope: Scope): Promise<Scope> =>
    (await inQueried(opened, { scope: { ...scope, ...withDuplicates }, layer, denominator }, query)).scope;
  return comparisonSettingsFrom({
    ...rulesOf(options, tables),
    a: await side({
      ...ofDocuments(both, { attribute }),
      kind: 'document',
      ...(classIds ? { classIds } : {}),
    }),
    b: await side({ ...both, kind: 'interview' }),
    layer: layer ?? null,
    ...(denominator === undefined ? {} : { denominator }),
    ...(options.withoutSuggested ? { withoutSuggested: true } : {}),
  });
}

/**
 * The first stored comparison with exactly these settings, so that its verdicts apply to these counts; undefined if
 * there is none.
 */
function comparisonOf(
  settings: ComparisonSettings,
  { comparison, code }: HeldRecords,
): ComparisonRecord | undefined {
  return comparison
    .toSorted(byPosition)
    .find((kept) => areSameSettings(presentComparison(kept, code), settings));
}
