// The verb `timeline`.
import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { rowsInOrder } from '#core/counting/rows-in-order.ts';
import { isSmall } from '#core/counting/share.ts';
import { timelineTable } from '#core/exports/timeline-rows.ts';
import type { LineOf } from '#core/counting/lines.ts';
import { periodLengths, type PeriodLength } from '#core/counting/periods.ts';
import { timelineJson } from '#core/timeline/timeline-json.ts';
import type { Timeline } from '#core/timeline/timeline.ts';
import type { TableCell } from '#core/counting/table-cell.ts';
import { columnName } from '#words/column-name.ts';
import { countInWords, percentInWords } from '#words/numbers.ts';
import { timelineMethod } from '#words/timeline-method.ts';
import { reasonNotes } from '#words/kept-tables/laid-counts.ts';
import type { Words } from '#words/words.ts';
import type { HeldRecords } from '../../services/project.ts';
import type { Terminal } from '../terminal.ts';
import { printTable, tellingOf, withFormatOption, type TableFormat } from './analysis-output.ts';
import { inQueried, queryOf } from './counted-scope.ts';
import { tableRequestOf, withRowOptions, withTableOptions, type TableOptions } from './counting-options.ts';
import { figureFileOf, withFigureFile, type FigureFileOption } from './figure-file.ts';
import { figureOf, type FigureOptions } from './figure-options.ts';
import { withProject } from './open-project.ts';
import { plainTable } from './plain-table.ts';
import { orderOf } from './shown-options.ts';
import { rowName } from './row-name.ts';

interface TimelineCommand extends TableOptions, FigureOptions, FigureFileOption {
  readonly by: PeriodLength;
  readonly absolute?: boolean;
  readonly byClass?: boolean;
  readonly ownScale?: boolean;
  readonly format: TableFormat;
}

/** Adds the verb to the program. */
export function addTimelineCommand(program: Command, terminal: Terminal): void {
  const { t } = terminal.words;
  const command = program
    .command('timeline')
    .description(t('command_line:timeline'))
    .argument('<project>')
    .addOption(
      new Option('--by <period>', t('command_line:timeline_by')).choices(periodLengths).makeOptionMandatory(),
    )
    .option('--absolute', t('command_line:timeline_absolute'))
    .option('--by-class', t('command_line:timeline_by_class'))
    .option('--own-scale', t('command_line:timeline_own_scale'));
  withFigureFile(
    withFormatOption(withTableOptions(withRowOptions(command, terminal), terminal), terminal),
    terminal,
  ).action(async (path: string, options: TimelineCommand) => {
    const query = queryOf(options, command, terminal);
    const file = await figureFileOf(command, path, options, ['ownScale'], terminal);
    return withProject(terminal, path, 'read', async ({ api }) => {
      const { tables } = await api.project.records();
      const request = {
        ...(await inQueried({ api }, tableRequestOf(options, tables), query)),
        by: options.by,
        ...(options.absolute ? { absolute: true } : {}),
        ...(options.byClass ? { byClass: true } : {}),
      };
      const order = orderOf(options, tables, options.row);
      if (file !== null) {
        const { ownScale = false, ...asked } = options;
        return await api.exports.timeline({
          to: resolve(file.path),
          format: file.format,
          language: terminal.language,
          request,
          order,
          figure: figureOf(asked),
          ownScale,
        });
      }
      const counted = await api.tallies.timeline(request);
      const inOrder = { ...counted, themes: rowsInOrder(counted.themes, order) };
      printTimeline(terminal, options.format, inOrder, tables);
    });
  });
}

/** Prints a counted timeline. */
export function printTimeline(
  terminal: Terminal,
  format: TableFormat,
  timeline: Timeline,
  tables: HeldRecords,
): void {
  const { words } = terminal;
  const { coderName, paths, notice } = tellingOf(tables);
  const method = timelineMethod(words, timeline.facts);
  const json = timelineJson(timeline, { coderName, method, notice });
  printTable(terminal, format, {
    json,
    csv: () => timelineTable(json, paths),
    text: () => [inText(words, timeline), method, ...(notice === null ? [] : [notice])].join('\n'),
  });
}

/** For each line a table of periods by themes; then why numbers are missing. */
function inText(words: Words, timeline: Timeline): string {
  const { periods, lines, themes } = timeline;
  const { t } = words;
  const head = [t('command_line:timeline_period'), ...themes.map((theme) => rowName(words, theme))];
  const tables = lines.map((line, place) => [
    [lineName(words, line), ...themes.map(() => '')],
    ...periods.map(({ meaning }, period) => [
      `  ${columnName(words, meaning)}`,
      ...themes.map((theme) => cellText(words, timeline, theme.lines[place]!.cells[period]!)),
    ]),
    [
      `  ${t('command_line:column_total')}`,
      ...themes.map((theme) => cellText(words, timeline, theme.lines[place]!.total)),
    ],
  ]);
  const cells = themes.flatMap((theme) => theme.lines.flatMap(({ cells: own, total }) => [...own, total]));
  return [plainTable([head, ...tables.flat()]), '', ...reasonNotes(words, cells)].join('\n');
}

function lineName({ t }: Words, { kind, className, isPooled }: LineOf): string {
  if (kind === 'interview') return t('counting:columns.interview');
  if (isPooled) return t('command_line:timeline_all_documents');
  return className ?? t('command_line:timeline_without_class');
}

/** `12 of 40 (30%)`; of a base below 20 no percentage. */
function cellText(words: Words, { settings }: Timeline, { count, n, share }: TableCell): string {
  const { t } = words;
  if (count === null) return '–';
  const hasBase = settings.unit === 'sources' || settings.unit === 'respondents';
  if (!hasBase || n === null) return countInWords(words, count);
  const counted = t('figures:found', { found: countInWords(words, count), n: countInWords(words, n) });
  if (share === null || isSmall(n)) return counted;
  return t('command_line:counted_with_share', { counted, share: percentInWords(words, share) });
}
