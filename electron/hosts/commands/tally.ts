// The verb `tally`.
import type { Command } from 'commander';
import { tallyJson } from '#core/counting/tally-json.ts';
import type { Tally } from '#core/counting/tally.ts';
import { tallyTable } from '#core/exports/tally-rows.ts';
import { rowsInOrder } from '#core/counting/rows-in-order.ts';
import type { Intervals } from '#core/counting/shown-intervals.ts';
import { methodSentence } from '#words/method-sentence.ts';
import { themeSentences } from '#words/theme-sentences.ts';
import type { HeldRecords } from '../../services/project.ts';
import type { Terminal } from '../terminal.ts';
import { printTable, tellingOf, withFormatOption, type TableFormat } from './analysis-output.ts';
import { inQueried, queryOf } from './counted-scope.ts';
import {
  refuseIdleDirect,
  refuseIdleIntervals,
  tallyRequestOf,
  withTallyOptions,
  type TallyOptions,
} from './counting-options.ts';
import { withProject } from './open-project.ts';
import { orderOf } from './shown-options.ts';
import { tallyTableText } from './tally-table.ts';

interface TallyCommand extends TallyOptions {
  readonly format: TableFormat;
}

/** Adds the verb to the program. */
export function addTallyCommand(program: Command, terminal: Terminal): void {
  const { t } = terminal.words;
  const counting = program.command('tally').description(t('command_line:tally')).argument('<project>');
  withFormatOption(withTallyOptions(counting, terminal), terminal).action(
    (path: string, options: TallyCommand, command: Command) => {
      refuseIdleDirect(command, options, terminal);
      refuseIdleIntervals(command, options, terminal);
      const { direct = false, intervals } = options;
      const query = queryOf(options, command, terminal);
      return withProject(terminal, path, 'read', async ({ api }) => {
        const { tables } = await api.project.records();
        const request = await inQueried({ api }, tallyRequestOf(options, tables), query);
        const order = orderOf(options, tables, options.row);
        const counted = await api.tallies.count(request);
        const inOrder = { ...counted, rows: rowsInOrder(counted.rows, order) };
        printTally(terminal, options.format, inOrder, { tables, direct, intervals });
      });
    },
  );
}

interface TallyPrinting {
  readonly tables: HeldRecords;
  /** Whether each count is followed by that of the code itself. */
  readonly direct: boolean;
  /** Which shares stand with their intervals; none where it is left out. */
  readonly intervals?: Intervals | undefined;
}

/** Prints a counted tally, its rows as they are. */
export function printTally(
  terminal: Terminal,
  format: TableFormat,
  counted: Tally,
  { tables, direct, intervals }: TallyPrinting,
): void {
  const { words } = terminal;
  const { coderName, paths, notice } = tellingOf(tables);
  const method = methodSentence(words, counted.facts);
  const sentences = themeSentences(words, counted);
  const json = tallyJson(counted, method, notice, coderName, sentences, { direct, intervals });
  printTable(terminal, format, {
    json,
    csv: () => tallyTable(counted, { paths, layer: json.layer, method, sentences, notice, direct }),
    text: () => tallyTableText(words, counted, { method, notice, direct, intervals }),
  });
}
