// The verb `saturation`.
import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { codebookOf } from '#core/codes/codebook.ts';
import { saturationTable } from '#core/exports/saturation-rows.ts';
import {
  saturationCodes,
  saturationOrders,
  saturationUnits,
  type SaturationCodes,
  type SaturationOrder,
  type SaturationUnit,
} from '#core/saturation/request.ts';
import { saturationJson } from '#core/saturation/saturation-json.ts';
import type { Saturation } from '#core/saturation/saturation.ts';
import { countInWords, decimalInWords } from '#words/numbers.ts';
import { reasonSentence } from '#words/reason-sentence.ts';
import { gridLines, reachedInWords, thresholdInWords } from '#words/saturation-figure.ts';
import { saturationMethod } from '#words/saturation-method.ts';
import type { Words } from '#words/words.ts';
import type { HeldRecords } from '../../services/project.ts';
import type { Terminal } from '../terminal.ts';
import { printTable, tellingOf, withFormatOption, type TableFormat } from './analysis-output.ts';
import { codingChoiceOf, withCodingOptions, type CodingOptions } from './coding-options.ts';
import {
  countedScopeOf,
  inQueried,
  queryOf,
  withCountedScope,
  type CountedScopeOptions,
} from './counted-scope.ts';
import { layerOf, withLayerOptions, type LayerOptions } from './counting-options.ts';
import { figureFileOf, withFigureFile, type FigureFileOption } from './figure-file.ts';
import { figureOf, type FigureOptions } from './figure-options.ts';
import { codesNamed } from './codes-named.ts';
import { withProject } from './open-project.ts';
import { plainTable } from './plain-table.ts';

interface SaturationCommand
  extends LayerOptions, CountedScopeOptions, CodingOptions, FigureFileOption, FigureOptions {
  readonly by: SaturationUnit;
  readonly of: SaturationCodes;
  readonly codes?: string;
  readonly order: SaturationOrder;
  readonly format: TableFormat;
}

/** Adds the verb to the program. */
export function addSaturationCommand(program: Command, terminal: Terminal): void {
  const { words } = terminal;
  const { t } = words;
  const counting = program
    .command('saturation')
    .description(t('command_line:saturation'))
    .argument('<project>')
    .addOption(
      new Option('--by <unit>', t('command_line:saturation_by'))
        .choices(saturationUnits)
        .makeOptionMandatory(),
    )
    .addOption(
      new Option('--of <codes>', t('command_line:saturation_of')).choices(saturationCodes).default('leaves'),
    )
    .addOption(new Option('--codes <paths>', t('command_line:saturation_codes')).conflicts('of'))
    .addOption(
      new Option('--order <order>', t('command_line:saturation_order'))
        .choices(saturationOrders)
        .default('analysis'),
    );
  withFigureFile(
    withFormatOption(
      withCountedScope(withCodingOptions(withLayerOptions(counting, terminal), terminal), terminal),
      terminal,
    ),
    terminal,
  ).action(async (path: string, options: SaturationCommand, command: Command) => {
    const file = await figureFileOf(command, path, options, [], terminal);
    const query = queryOf(options, command, terminal);
    return withProject(terminal, path, 'read', async ({ api }) => {
      const { tables } = await api.project.records();
      const { by, of, order, denominator, withoutSuggested } = options;
      const asked = {
        scope: countedScopeOf(options, tables),
        layer: layerOf(options, tables),
        denominator,
        ...(withoutSuggested ? { withoutSuggested: true } : {}),
        ...codingChoiceOf(options),
      };
      const request = {
        ...(await inQueried({ api }, asked, query)),
        by,
        of: options.codes === undefined ? of : codesNamed(options.codes, tables),
        order,
      };
      if (file !== null)
        return await api.exports.saturation({
          to: resolve(file.path),
          format: file.format,
          language: terminal.language,
          request,
          figure: figureOf(options),
        });
      const found = await api.tallies.saturation(request);
      printSaturation(terminal, options.format, found, tables);
    });
  });
}

/** Prints when new codes came. */
export function printSaturation(
  terminal: Terminal,
  format: TableFormat,
  found: Saturation,
  tables: HeldRecords,
): void {
  const { words } = terminal;
  const { coderName, paths, notice } = tellingOf(tables);
  const method = saturationMethod(words, found.facts);
  const json = saturationJson(found, codebookOf(tables.code, tables.themeCode), {
    coderName,
    method,
    notice,
  });
  printTable(terminal, format, {
    json,
    csv: () =>
      saturationTable(
        json,
        found.rows.map(({ newCodes }) => newCodes.map((id) => paths.get(id) ?? '')),
      ),
    text: () => [...inText(words, found), method, ...(notice === null ? [] : [notice])].join('\n'),
  });
}

function inText(words: Words, { rows, grid, singletons, doubletons, chao2 }: Saturation): string[] {
  const { t } = words;
  if (rows.length === 0) return [t('saturation:empty')];
  const head = [
    t('saturation:column.name'),
    t('saturation:column.new'),
    t('saturation:column.observed'),
    t('saturation:column.expected'),
  ];
  const lines = rows.map(({ name, newCodes, observed, expected }) => [
    name,
    countInWords(words, newCodes.length),
    countInWords(words, observed),
    decimalInWords(words, expected, 1),
  ]);
  return [
    plainTable([head, ...lines]),
    '',
    ...gridInText(words, grid),
    '',
    t('saturation:rare', { singletons, doubletons, chao2: decimalInWords(words, chao2, 1) }),
    '',
  ];
}

/** The grid with a row for each base and run, and a column for each threshold; then why there is nothing. */
function gridInText(words: Words, grid: Saturation['grid']): string[] {
  const { t } = words;
  const thresholds = [...new Set(grid.map(({ threshold }) => threshold))];
  const head = [
    t('saturation:grid_column.base'),
    t('saturation:grid_column.run'),
    t('saturation:grid_column.base_count'),
    ...thresholds.map((threshold) => thresholdInWords(words, threshold)),
  ];
  const lines = gridLines(grid).map(({ first: { base, run, baseCount }, all }) => [
    String(base),
    String(run),
    countInWords(words, baseCount),
    ...all.map((each) => reachedInWords(words, each)),
  ]);
  const reasons = grid.flatMap(({ reason }) => (reason ? [reasonSentence(words, reason)] : []));
  return [t('saturation:grid'), plainTable([head, ...lines]), ...new Set(reasons)];
}
