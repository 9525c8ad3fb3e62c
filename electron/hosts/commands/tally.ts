// The verb `tally`.
import { Option, type Command } from 'commander';
import { tallyJson } from '#core/counting/tally-json.ts';
import { writeTallyCsv } from '#formats/writing/tally-files.ts';
import { codePaths } from '#core/exports/code-paths.ts';
import { codebookOf } from '#core/codes/codebook.ts';
import { methodSentence } from '#words/method-sentence.ts';
import { themeSentences } from '#words/theme-sentences.ts';
import type { Terminal } from '../terminal.ts';
import { inQueried, queryOf } from './counted-scope.ts';
import { refuseIdleDirect, tallyRequestOf, withTallyOptions, type TallyOptions } from './counting-options.ts';
import { withProject } from './open-project.ts';
import { tallyTableText } from './tally-table.ts';

interface TallyCommand extends TallyOptions {
  readonly format: 'table' | 'csv' | 'json';
}

/** Adds the verb to the program. */
export function addTallyCommand(program: Command, terminal: Terminal): void {
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
    .action((path: string, options: TallyCommand, command: Command) => {
      refuseIdleDirect(command, options, terminal);
      const { direct = false } = options;
      const query = queryOf(options, command, terminal);
      return withProject(terminal.language, path, 'read', async ({ api }) => {
        const { tables } = await api.project.records();
        const request = await inQueried({ api }, tallyRequestOf(options, tables), query);
        const counted = await api.tallies.count(request);
        const method = methodSentence(terminal.words, counted.facts);
        const notice = tables.project[0]?.notice ?? null;
        const coderName = (id: string): string => tables.coder.find((coder) => coder.id === id)?.name ?? id;
        const sentences = themeSentences(terminal.words, counted);
        const json = tallyJson(counted, method, notice, coderName, sentences, direct);
        if (options.format === 'json') terminal.print(JSON.stringify(json, null, 2));
        else if (options.format === 'table') {
          terminal.print(tallyTableText(terminal.words, counted, { method, notice, direct }));
        } else {
          const paths = codePaths(codebookOf(tables.code, tables.themeCode));
          const telling = { paths, layer: json.layer, method, sentences, notice, direct };
          terminal.print(
            Buffer.from(writeTallyCsv(counted, telling, { byteOrderMark: false })).toString('utf8'),
          );
        }
      });
    });
}
