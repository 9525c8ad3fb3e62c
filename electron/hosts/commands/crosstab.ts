// The verb `crosstab`.
import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { isSmall } from '#core/counting/share.ts';
import type { TableCell } from '#core/counting/table-cell.ts';
import type { Grouping } from '#core/counting/request.ts';
import { crosstabInOrder } from '#core/crosstab/crosstab-in-order.ts';
import { crosstabJson } from '#core/crosstab/crosstab-json.ts';
import type { Crosstab, CrosstabTheme } from '#core/crosstab/crosstab.ts';
import type { Association, ThemeAssociation } from '#core/crosstab/more-statistics.ts';
import { everyCell } from '#core/crosstab/every-cell.ts';
import { percents, type Percent } from '#core/counting/request.ts';
import { crosstabTable } from '#core/exports/crosstab-rows.ts';
import { reasonNotes } from '#words/kept-tables/laid-counts.ts';
import { columnName } from '#words/column-name.ts';
import { crosstabMethod, type GroupingNames } from '#words/crosstab-method.ts';
import { groupingNames } from '#words/kept-tables/grouping-names.ts';
import { countInWords, decimalInWords, percentInWords, pInWords } from '#words/numbers.ts';
import { reasonSentence } from '#words/reason-sentence.ts';
import type { Words } from '#words/words.ts';
import type { HeldRecords } from '../../services/project.ts';
import type { Terminal } from '../terminal.ts';
import { printTable, tellingOf, withFormatOption, type TableFormat } from './analysis-output.ts';
import {
  groupingOf,
  tableRequestOf,
  withRowOptions,
  withTableOptions,
  type TableOptions,
} from './counting-options.ts';
import { inQueried, queryOf } from './counted-scope.ts';
import { figureFileOf, withFigureFile, type FigureFileOption } from './figure-file.ts';
import { figureOf, type FigureOptions } from './figure-options.ts';
import { withProject } from './open-project.ts';
import { plainTable } from './plain-table.ts';
import { orderOf } from './shown-options.ts';
import { rowName } from './row-name.ts';

interface CrosstabCommand extends TableOptions, FigureOptions, FigureFileOption {
  readonly by: string;
  readonly by2: string;
  readonly percent: Percent;
  readonly statistics?: boolean;
  readonly shading: boolean;
  readonly format: TableFormat;
}

/** Adds the verb to the program. */
export function addCrosstabCommand(program: Command, terminal: Terminal): void {
  const { t } = terminal.words;
  const command = program
    .command('crosstab')
    .description(t('command_line:crosstab'))
    .argument('<project>')
    .requiredOption('--by <rows>', t('command_line:crosstab_by'))
    .requiredOption('--by2 <columns>', t('command_line:crosstab_by2'))
    .addOption(
      new Option('--percent <base>', t('command_line:crosstab_percent')).choices(percents).default('cell'),
    )
    .option('--statistics', t('command_line:crosstab_statistics'))
    .option('--no-shading', t('command_line:crosstab_no_shading'));
  withFigureFile(
    withFormatOption(withTableOptions(withRowOptions(command, terminal), terminal), terminal),
    terminal,
  ).action(async (path: string, options: CrosstabCommand) => {
    const query = queryOf(options, command, terminal);
    const file = await figureFileOf(command, path, options, ['shading'], terminal);
    return withProject(terminal, path, 'read', async ({ api }) => {
      const { tables } = await api.project.records();
      const request = {
        ...(await inQueried({ api }, tableRequestOf(options, tables), query)),
        by: groupingOf(options.by, tables),
        by2: groupingOf(options.by2, tables),
        percent: options.percent,
        ...(options.statistics ? { statistics: true } : {}),
      };
      const order = orderOf(options, tables, options.row);
      if (file !== null)
        return await api.exports.crosstab({
          to: resolve(file.path),
          format: file.format,
          language: terminal.language,
          request,
          order,
          figure: figureOf(options),
          shaded: options.shading,
        });
      const counted = await api.tallies.crosstab(request);
      printCrosstab(terminal, options.format, crosstabInOrder(counted, order), tables);
    });
  });
}

/** Prints a counted crosstab. */
export function printCrosstab(
  terminal: Terminal,
  format: TableFormat,
  crosstab: Crosstab,
  tables: HeldRecords,
): void {
  const { words } = terminal;
  const { by, by2 } = crosstab.settings;
  const { coderName, paths, notice } = tellingOf(tables);
  const names = groupingNames(words, { by, by2 }, (id) => attributeName({ attributeId: id }, tables));
  const method = crosstabMethod(words, crosstab.facts, names);
  const json = crosstabJson(crosstab, { coderName, method, notice }, keysOf([by, by2], tables));
  printTable(terminal, format, {
    json,
    csv: () => crosstabTable(json, paths),
    text: () => inText(words, crosstab, { method, notice, names }),
  });
}

/** The names of the groupings for scripts. */
function keysOf(groupings: readonly [Grouping, Grouping], tables: HeldRecords): GroupingNames {
  const [by, by2] = groupings.map((each) => (typeof each === 'string' ? each : attributeName(each, tables)));
  return { by: by ?? '', by2: by2 ?? '' };
}

function attributeName({ attributeId }: Exclude<Grouping, string>, { attribute }: HeldRecords): string {
  return attribute.find(({ id }) => id === attributeId)?.name ?? attributeId;
}

interface Telling {
  readonly method: string;
  readonly notice: string | null;
  readonly names: GroupingNames;
}

/** For each theme a table of rows and columns, then its tests; then why numbers are missing, and the method. */
function inText(words: Words, crosstab: Crosstab, { method, notice, names }: Telling): string {
  const { t } = words;
  const { rows, columns, themes, statistics } = crosstab;
  const total = t('command_line:column_total');
  const lines = themes.flatMap((theme) => [
    [rowName(words, theme), ...columns.map(() => ''), ''],
    ...rows.map(({ meaning }, row) => [
      `  ${columnName(words, meaning)}`,
      ...theme.cells[row]!.map((cell, column) => cellText(words, crosstab, theme, { cell, row, column })),
      cellText(words, crosstab, theme, { cell: theme.rowTotals[row]!, row, column: null }),
    ]),
    [
      `  ${total}`,
      ...theme.columnTotals.map((cell, column) =>
        cellText(words, crosstab, theme, { cell, row: null, column }),
      ),
      cellText(words, crosstab, theme, { cell: theme.total, row: null, column: null }),
    ],
  ]);
  const head = ['', ...columns.map(({ meaning }) => columnName(words, meaning)), total];
  const tests = (statistics?.themes ?? []).flatMap(({ byRows, byColumns }, index) => {
    const theme = themes[index]?.path.at(-1) ?? '';
    return [
      testText(words, t('command_line:crosstab_by_rows', { theme, by: names.by }), byRows),
      testText(words, t('command_line:crosstab_by_rows', { theme, by: names.by2 }), byColumns),
    ];
  });
  return [
    plainTable([head, ...lines]),
    '',
    ...(statistics
      ? [testText(words, t('command_line:crosstab_of_table', { ...names }), statistics.table)]
      : []),
    ...tests,
    ...reasonNotes(words, everyCell(crosstab)),
    method,
    ...(notice === null ? [] : [notice]),
  ].join('\n');
}

interface PlacedCell {
  readonly cell: TableCell;
  /** Null in totals. */
  readonly row: number | null;
  readonly column: number | null;
}

/** `12 of 40 (30%)`; of a base below 20 no percentage. */
function cellText(
  words: Words,
  { settings }: Crosstab,
  theme: CrosstabTheme,
  { cell, row, column }: PlacedCell,
): string {
  const { t } = words;
  const { count, n, share } = cell;
  const { unit, percent } = settings;
  const hasBase = unit === 'sources' || unit === 'respondents';
  const counted =
    count === null
      ? '–'
      : hasBase && n !== null
        ? t('figures:found', { found: countInWords(words, count), n: countInWords(words, n) })
        : countInWords(words, count);
  const whole = {
    cell: n,
    none: null,
    row: row === null ? theme.total.count : theme.rowTotals[row]!.count,
    column: column === null ? theme.total.count : theme.columnTotals[column]!.count,
    total: theme.total.count,
  }[percent];
  if (share === null || count === null || whole === null || isSmall(whole)) return counted;
  return t('command_line:counted_with_share', { counted, share: percentInWords(words, share) });
}

function testText(words: Words, name: string, found: Association | ThemeAssociation): string {
  const { t } = words;
  const { chiSquare, exact, cramersV, correctedV, n, reason } = found;
  const parts = [
    ...(chiSquare
      ? [
          t('command_line:test_chi_square', {
            value: decimalInWords(words, chiSquare.value, 2),
            df: chiSquare.df,
            p: pInWords(words, chiSquare.p),
          }),
        ]
      : []),
    ...(exact
      ? [
          t('command_line:test_exact', {
            p: pInWords(words, exact.p),
            tables: countInWords(words, exact.tables),
          }),
        ]
      : []),
    ...('holm' in found && found.holm !== null && found.bh !== null
      ? [
          t('command_line:test_corrected', {
            holm: pInWords(words, found.holm),
            bh: pInWords(words, found.bh),
          }),
        ]
      : []),
    ...(cramersV === null || correctedV === null
      ? []
      : [
          t('command_line:test_v', {
            v: decimalInWords(words, cramersV, 2),
            corrected: decimalInWords(words, correctedV, 2),
            n: countInWords(words, n),
          }),
        ]),
    ...(reason ? [reasonSentence(words, reason)] : []),
  ];
  return t('command_line:reason', { columns: name, sentence: parts.join(t('counting:scope.separator')) });
}
