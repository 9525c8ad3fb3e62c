// The options of the verbs whose rows are respondents or sources and whose columns are themes.
import { Option, type Command } from 'commander';
import type { Basis } from '#core/counting/request.ts';
import type { GridRequest, GridRows, GridSort } from '#core/summary-grid/request.ts';
import type { HeldRecords } from '../../services/project.ts';
import type { Terminal } from '../terminal.ts';
import { codesNamed } from './codes-named.ts';
import { codingChoiceOf, withCodingOptions, type CodingOptions } from './coding-options.ts';
import { countedScopeOf, withCountedScope, type CountedScopeOptions } from './counted-scope.ts';
import { groupingOf, layerOf, withLayerOptions, type LayerOptions } from './counting-options.ts';
import { onlyNamed } from './scope-options.ts';

export interface GridOptions extends LayerOptions, CountedScopeOptions, CodingOptions {
  readonly of: GridRows;
  readonly themes?: string;
  readonly allCodes?: boolean;
  readonly group?: string;
  readonly sort?: string;
  readonly basis: Basis;
  readonly rollup: boolean;
}

/** Adds the options; `of` says what `--of` chooses. */
export function withGridOptions(command: Command, terminal: Terminal, of: string): Command {
  const { t } = terminal.words;
  const withRows = command
    .addOption(new Option('--of <rows>', of).choices(['respondents', 'sources']).makeOptionMandatory())
    .addOption(new Option('--themes <names>', t('command_line:grid_themes')).conflicts('allCodes'))
    .option('--all-codes', t('command_line:grid_all_codes'))
    .option('--group <values>', t('command_line:grid_group'))
    .option('--sort <order>', t('command_line:grid_sort'))
    .addOption(
      new Option('--basis <basis>', t('command_line:basis'))
        .choices(['any', 'whole', 'spans'])
        .default('any'),
    )
    .option('--no-rollup', t('command_line:no_rollup'));
  return withCountedScope(withCodingOptions(withLayerOptions(withRows, terminal), terminal), terminal);
}

/** The options as a request, without that of a query. Throws `not_found` for a name that the project lacks. */
export function gridRequestOf(options: GridOptions, tables: HeldRecords): GridRequest {
  const { themes, group, sort } = options;
  return {
    of: options.of,
    scope: countedScopeOf(options, tables),
    layer: layerOf(options, tables),
    denominator: options.denominator,
    ...(options.withoutSuggested ? { withoutSuggested: true } : {}),
    ...codingChoiceOf(options),
    basis: options.basis,
    rollup: options.rollup,
    ...(options.allCodes ? { themes: 'codes' as const } : {}),
    ...(themes === undefined ? {} : { themes: codesNamed(themes, tables) }),
    ...(group === undefined ? {} : { group: groupingOf(group, tables) }),
    ...(sort === undefined ? {} : { sort: sortOf(sort, tables) }),
  };
}

function sortOf(sort: string, tables: HeldRecords): GridSort {
  if (sort === 'order' || sort === 'name' || sort === 'passages') return sort;
  return { attributeId: onlyNamed(tables.attribute, sort, 'errors:no_such_sort').id };
}

/** The name of the attribute that groups the rows; empty where none does. */
export function groupNameOf({ group }: Pick<GridOptions, 'group'>, { attribute }: HeldRecords): string {
  return attribute.find(({ id, name }) => id === group || name === group)?.name ?? '';
}
