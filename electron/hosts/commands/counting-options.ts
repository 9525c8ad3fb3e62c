// The options that tally, compare and export share, and what they select in a project.
import { Option, type Command } from 'commander';
import type { Denominator, Grouping, LayerRequest, TallyRequest } from '#core/counting/request.ts';
import { percents, plainGroupings, type Basis, type Percent, type Unit } from '#core/counting/request.ts';
import type { HeldRecords } from '../../services/project.ts';
import type { Terminal } from '../terminal.ts';
import { codesNamed } from './codes-named.ts';
import { codingChoiceOf, withCodingOptions, type CodingOptions } from './coding-options.ts';
import { countedScopeOf, withCountedScope, type CountedScopeOptions } from './counted-scope.ts';
import { savedQueryNamed } from './saved-query-named.ts';
import { drawNamed } from './draw-named.ts';
import { onlyNamed } from './scope-options.ts';
import {
  withIntervalsOption,
  withOrderOption,
  type IntervalsOption,
  type OrderOption,
} from './shown-options.ts';

export interface LayerOptions {
  readonly layer?: 'main' | 'union' | 'majority' | 'adjudicated';
  readonly coder?: string;
  readonly denominator?: Denominator;
  readonly withoutSuggested?: boolean;
}

export interface RowOptions extends LayerOptions, CountedScopeOptions, CodingOptions {
  readonly of: 'themes' | 'codes';
  readonly only?: string;
  readonly basis: Basis;
  readonly rollup: boolean;
}

export interface TableOptions extends RowOptions, OrderOption {
  readonly unit: Unit;
  readonly estimate?: boolean;
  readonly draw: readonly string[];
  readonly joinAdjacent?: boolean;
  readonly row: readonly string[];
}

export interface TallyOptions extends TableOptions, IntervalsOption {
  readonly by?: string;
  readonly percent?: Percent;
  readonly direct?: boolean;
  readonly weights?: boolean;
}

/** Adds `--layer` and `--coder`. */
export function withLayerChoice(command: Command, { words: { t } }: Terminal): Command {
  return command
    .addOption(
      new Option('--layer <layer>', t('command_line:layer'))
        .choices(['main', 'union', 'majority', 'adjudicated'])
        .conflicts('coder'),
    )
    .option('--coder <name>', t('command_line:layer_coder'));
}

/** Adds `--layer`, `--coder`, `--denominator` and `--without-suggested`. */
export function withLayerOptions(command: Command, terminal: Terminal): Command {
  const { t } = terminal.words;
  return withLayerChoice(command, terminal)
    .addOption(
      new Option('--denominator <which>', t('command_line:denominator')).choices(['reviewed', 'all', 'any']),
    )
    .option('--without-suggested', t('command_line:without_suggested'));
}

/** Adds the options of a tally. */
export function withTallyOptions(command: Command, terminal: Terminal): Command {
  const { t } = terminal.words;
  const tally = withTableOptions(
    withRowOptions(command, terminal)
      .option('--by <columns>', t('command_line:by'))
      .addOption(new Option('--percent <base>', t('command_line:crosstab_percent')).choices(percents)),
    terminal,
  )
    .option('--direct', t('command_line:direct'))
    .option('--weights', t('command_line:weights'));
  return withIntervalsOption(tally, terminal);
}

/** Adds the options that say which codings of which sources are counted, for which themes or codes. */
export function withRowOptions(command: Command, terminal: Terminal): Command {
  const { t } = terminal.words;
  return withCountedScope(withCodingOptions(withLayerOptions(command, terminal), terminal), terminal)
    .addOption(new Option('--of <rows>', t('command_line:of')).choices(['themes', 'codes']).default('themes'))
    .option('--only <names>', t('command_line:only_rows'))
    .addOption(
      new Option('--basis <basis>', t('command_line:basis'))
        .choices(['any', 'whole', 'spans'])
        .default('any'),
    )
    .option('--no-rollup', t('command_line:no_rollup'));
}

/** Adds the options of tables whose counts have a unit and may be shares of frames. */
export function withTableOptions(command: Command, terminal: Terminal): Command {
  const { t } = terminal.words;
  const table = command
    .addOption(
      new Option('--unit <unit>', t('command_line:unit'))
        .choices(['sources', 'respondents', 'passages', 'codings', 'characters'])
        .default('sources'),
    )
    .option('--row <query>', t('command_line:row_of_query'), oneMore, [])
    .option('--join-adjacent', t('command_line:join_adjacent'));
  return withOrderOption(withEstimateOptions(table, terminal), terminal);
}

/** Adds `--estimate` and `--draw`. */
export function withEstimateOptions(command: Command, { words: { t } }: Terminal): Command {
  return command
    .option('--estimate', t('command_line:estimate'))
    .option('--draw <sample>', t('command_line:draw'), oneMore, []);
}

function oneMore(one: string, before: readonly string[]): readonly string[] {
  return [...before, one];
}

/** Rejects `--intervals` as wrong usage where no share has one: only shares of bases do. */
export function refuseIdleIntervals(
  command: Command,
  { intervals, percent = 'cell' }: Pick<TallyOptions, 'intervals' | 'percent'>,
  { words: { t } }: Terminal,
): void {
  if (intervals !== undefined && percent !== 'cell')
    command.error(t('command_line:intervals_idle'), { exitCode: 2 });
}

/** Rejects `--direct` as wrong usage where it would show every count twice. */
export function refuseIdleDirect(
  command: Command,
  { direct, rollup }: Pick<TallyOptions, 'direct' | 'rollup'>,
  { words: { t } }: Terminal,
): void {
  if (direct && !rollup) command.error(t('command_line:direct_idle'), { exitCode: 2 });
}

/** The layer that the options name; undefined for the default. Throws as `onlyNamed`. */
export function layerOf({ layer, coder }: LayerOptions, tables: HeldRecords): LayerRequest | undefined {
  if (coder === undefined) return layer;
  return { coderId: onlyNamed(tables.coder, coder, 'errors:no_such_coder_name').id };
}

/** The grouping with this name. Throws as `onlyNamed` for an attribute. */
export function groupingOf(by: string, tables: HeldRecords): Grouping {
  const plain = plainGroupings.find((grouping) => grouping === by);
  return plain ?? { attributeId: onlyNamed(tables.attribute, by, 'errors:no_such_grouping').id };
}

/** The options as input of a count. */
export function rowRequestOf(
  options: RowOptions,
  tables: HeldRecords,
): Pick<
  TallyRequest,
  | 'scope'
  | 'of'
  | 'basis'
  | 'rollup'
  | 'layer'
  | 'denominator'
  | 'withoutSuggested'
  | 'stances'
  | 'minimumWeight'
  | 'voices'
> {
  return {
    scope: countedScopeOf(options, tables),
    of: options.only === undefined ? options.of : codesNamed(options.only, tables),
    basis: options.basis,
    rollup: options.rollup,
    layer: layerOf(options, tables),
    denominator: options.denominator,
    ...(options.withoutSuggested ? { withoutSuggested: true } : {}),
    ...codingChoiceOf(options),
  };
}

/** The options as input of a table without its columns. */
export function tableRequestOf(options: TableOptions, tables: HeldRecords): Omit<TallyRequest, 'by'> {
  return {
    ...rowRequestOf(options, tables),
    unit: options.unit,
    ...(options.row.length === 0
      ? {}
      : { queryIds: [...new Set(options.row.map((name) => savedQueryNamed(name, tables).id))] }),
    ...(options.joinAdjacent ? { joinAdjacent: true } : {}),
    ...(options.estimate ? { estimate: true } : {}),
    ...(options.draw.length === 0 ? {} : { draws: options.draw.map((name) => drawNamed(name, tables)) }),
  };
}

/** The options as input of a tally. */
export function tallyRequestOf(options: TallyOptions, tables: HeldRecords): TallyRequest {
  const { by, percent, weights } = options;
  return {
    ...tableRequestOf(options, tables),
    ...(by === undefined ? {} : { by: groupingOf(by, tables) }),
    ...(percent === undefined ? {} : { percent }),
    ...(weights ? { weights: true } : {}),
  };
}
