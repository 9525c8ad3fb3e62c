// The verbs `agree` and `disagreements`.
import { InvalidArgumentError, Option, type Command } from 'commander';
import type { Agreement } from '#core/agreement/agreement.ts';
import { agreementJson, disagreementsJson } from '#core/agreement/agreement-json.ts';
import { DEFAULT_THRESHOLD, levels, type DisagreementsRequest, type Level } from '#core/agreement/request.ts';
import { codebookOf } from '#core/codes/codebook.ts';
import { agreementTable, disagreementsTable } from '#core/exports/agreement-rows.ts';
import { SEEDS } from '#core/sampling/chance.ts';
import { agreementMethod } from '#words/agreement-method.ts';
import type { HeldRecords } from '../../services/project.ts';
import type { Terminal } from '../terminal.ts';
import { agreementInText, disagreementsInText } from './agreement-text.ts';
import { printTable, tellingOf, withFormatOption, type TableFormat } from './analysis-output.ts';
import { codersNamed } from './coders-named.ts';
import { codesNamed } from './codes-named.ts';
import { codingChoiceOf, withCodingOptions, type CodingOptions } from './coding-options.ts';
import {
  countedScopeOf,
  inQueried,
  queryOf,
  withCountedScope,
  type CountedScopeOptions,
} from './counted-scope.ts';
import { interrupted } from './interrupted.ts';
import { withProject, type OpenedProject } from './open-project.ts';

interface DisagreementsCommand extends CountedScopeOptions, CodingOptions {
  readonly coders: string;
  readonly level: Level;
  readonly threshold?: number;
  readonly of: 'themes' | 'codes';
  readonly codes?: string;
  readonly rollup: boolean;
  readonly denominator: 'reviewed' | 'all';
  readonly withoutSuggested?: boolean;
  readonly format: TableFormat;
}

interface AgreeCommand extends DisagreementsCommand {
  readonly bootstrap?: number;
  readonly seed?: number;
}

/** Adds the verbs to the program. */
export function addAgreementCommands(program: Command, terminal: Terminal): void {
  const { words } = terminal;
  const { t } = words;
  const agreeing = program.command('agree').description(t('command_line:agree')).argument('<project>');
  withOptions(agreeing, terminal)
    .option('--bootstrap <draws>', t('command_line:agree_bootstrap'), wholeUpTo(100_000))
    .option('--seed <number>', t('command_line:agree_seed'), wholeUpTo(SEEDS - 1))
    .action((path: string, options: AgreeCommand, command: Command) => {
      refuseIdle(options, command, terminal);
      if (options.seed !== undefined && options.bootstrap === undefined)
        command.error(t('command_line:agree_seed_idle'), { exitCode: 2 });
      return onProject(path, options, { command, terminal }, async ({ api }, request, tables) => {
        const { bootstrap, seed } = options;
        const found = await api.agreement.measure(
          { ...request, bootstrap, seed },
          { signal: interrupted(), onProgress: ({ done, total }) => terminal.report(`${done} / ${total}`) },
        );
        terminal.report('');
        printAgreement(terminal, options.format, found, tables);
      });
    });
  const differing = program
    .command('disagreements')
    .description(t('command_line:disagreements'))
    .argument('<project>');
  withOptions(differing, terminal).action((path: string, options: DisagreementsCommand, command: Command) => {
    refuseIdle(options, command, terminal);
    return onProject(path, options, { command, terminal }, async ({ api }, request, tables) => {
      const found = await api.agreement.disagreements(request, {
        signal: interrupted(),
        onProgress: ({ done, total }) => terminal.report(`${done} / ${total}`),
      });
      terminal.report('');
      const telling = { ...tellingOf(tables), codebook: codebookOf(tables.code, tables.themeCode) };
      const sources = new Map(tables.source.map((source) => [source.id, source]));
      const { level, coderIds } = request;
      const { denominator, threshold = DEFAULT_THRESHOLD } = options;
      const json = disagreementsJson(found, { level, coderIds, denominator, threshold }, telling, sources);
      printTable(terminal, options.format, {
        json,
        csv: () => disagreementsTable(json),
        text: () => disagreementsInText(words, json, sources),
      });
    });
  });
}

/** Prints how far coders agree. */
export function printAgreement(
  terminal: Terminal,
  format: TableFormat,
  found: Agreement,
  tables: HeldRecords,
): void {
  const { words } = terminal;
  const { coderName, paths, notice } = tellingOf(tables);
  const json = agreementJson(found, {
    codebook: codebookOf(tables.code, tables.themeCode),
    coderName,
    method: agreementMethod(words, found.facts),
    notice,
  });
  printTable(terminal, format, {
    json,
    csv: () =>
      agreementTable(
        json,
        found.rows.map(({ codeId }) => paths.get(codeId) ?? ''),
      ),
    text: () => agreementInText(words, json),
  });
}

function withOptions(command: Command, terminal: Terminal): Command {
  const { t } = terminal.words;
  command
    .requiredOption('--coders <names>', t('command_line:agree_coders'))
    .addOption(
      new Option('--level <level>', t('command_line:agree_level')).choices(levels).makeOptionMandatory(),
    )
    .option('--threshold <share>', t('command_line:agree_threshold'), share)
    .option('--codes <paths>', t('command_line:agree_codes'))
    .addOption(new Option('--of <rows>', t('command_line:of')).choices(['themes', 'codes']).default('themes'))
    .option('--no-rollup', t('command_line:no_rollup'))
    .addOption(
      new Option('--denominator <which>', t('command_line:agree_denominator'))
        .choices(['reviewed', 'all'])
        .default('reviewed'),
    )
    .option('--without-suggested', t('command_line:without_suggested'));
  return withFormatOption(withCountedScope(withCodingOptions(command, terminal), terminal), terminal);
}

/** Opens the project and works on what the options ask for. */
function onProject(
  path: string,
  options: DisagreementsCommand,
  { command, terminal }: { readonly command: Command; readonly terminal: Terminal },
  work: (opened: OpenedProject, request: DisagreementsRequest, tables: HeldRecords) => Promise<void>,
): Promise<void> {
  const query = queryOf(options, command, terminal);
  return withProject(terminal, path, 'read', async (opened) => {
    const { tables } = await opened.api.project.records();
    const { level, threshold, denominator } = options;
    const { scope } = await inQueried(
      opened,
      { scope: countedScopeOf(options, tables), denominator: 'all' as const },
      query,
    );
    const request = {
      coderIds: codersNamed(options.coders, tables),
      level,
      threshold,
      denominator,
      scope,
      rollup: options.rollup,
      of: options.codes === undefined ? options.of : codesNamed(options.codes, tables),
      ...(options.withoutSuggested ? { withoutSuggested: true } : {}),
      ...codingChoiceOf(options),
    };
    await work(opened, request, tables);
  });
}

function refuseIdle(
  { level, threshold }: DisagreementsCommand,
  command: Command,
  { words: { t } }: Terminal,
): void {
  if (threshold !== undefined && level !== 'segments')
    command.error(t('command_line:agree_threshold_idle'), { exitCode: 2 });
}

function share(written: string): number {
  const number = Number(written);
  if (written.trim() === '' || !(number > 0 && number <= 1)) throw new InvalidArgumentError('0.01 … 1');
  return number;
}

function wholeUpTo(most: number): (written: string) => number {
  return (written) => {
    const number = Number(written);
    if (!/^\d{1,10}$/.test(written) || number > most) throw new InvalidArgumentError(`0 … ${most}`);
    return number;
  };
}
