// The command line, a host like the others. Each verb is a file of commands/; this file assembles the program, words
// its errors and returns the exit status.
import { Command, CommanderError } from 'commander';
import { AppError } from '#core/errors.ts';
import { diskTrouble } from '#db/disk-trouble.ts';
import { createWords, type Language, type Words } from '#words/words.ts';
import { logTo } from '../log.ts';
import { concordFolder } from '../settings.ts';
import { addAgreementCommands } from './commands/agree.ts';
import { addCheckCommand } from './commands/check.ts';
import { addCopyCommand } from './commands/copy.ts';
import { addCompareCommand } from './commands/compare.ts';
import { addCrosstabCommand } from './commands/crosstab.ts';
import { addTallyCommand } from './commands/tally.ts';
import { addFileCommands } from './commands/files.ts';
import { addImportCommand } from './commands/import.ts';
import { addPackageCommand } from './commands/package.ts';
import { addProjectCommands } from './commands/project.ts';
import { addMoreLikeCommand } from './commands/more-like.ts';
import { addQueryCommand } from './commands/query.ts';
import { addQueriesCommand } from './commands/queries.ts';
import { addRecodingsCommand } from './commands/recodings.ts';
import { addRoundsCommand } from './commands/rounds.ts';
import { addRelationsCommand } from './commands/relations.ts';
import { addReportCommands } from './commands/report.ts';
import { addSalvageCommand } from './commands/salvage.ts';
import { addSaturationCommand } from './commands/saturation.ts';
import { addSearchCommand } from './commands/search.ts';
import { addSubmissionsCommand } from './commands/submissions.ts';
import { addVersionsCommand } from './commands/versions.ts';
import { addWordsCommand } from './commands/words.ts';
import { addKeptTableCommands } from './commands/kept-tables.ts';
import { addSizeCommand } from './commands/size.ts';
import { addSnapshotCommands } from './commands/snapshots.ts';
import { addGridCommand } from './commands/grid.ts';
import { addPortraitsCommand } from './commands/portraits.ts';
import { addTimelineCommand } from './commands/timeline.ts';
import { addTeamCommand } from './commands/team.ts';
import { addTriageCommands } from './commands/triage.ts';
import { harmless, report, sentence, tell, type Terminal } from './terminal.ts';

/** The exit status that shells use for a program ended by Ctrl-C. */
const INTERRUPTED = 130;

/**
 * Runs one command. Returns 0 on success, 2 for wrong usage, 130 if the person interrupted it, otherwise 1, with one
 * sentence on standard error.
 */
export async function runCommandLine(args: readonly string[], language: Language): Promise<number> {
  const words = createWords(language);
  const terminal: Terminal = {
    words,
    language,
    print: (text) => {
      const line = text.endsWith('\n') ? text : `${text}\n`;
      process.stdout.write(process.stdout.isTTY ? harmless(line) : line);
    },
    report,
  };
  const program = new Command('concord')
    .description(words.t('command_line:concord'))
    .exitOverride()
    .showHelpAfterError();
  program.configureOutput({
    writeErr: (text) => process.stderr.write(text),
    outputError: (text, write) => write(withHint(text, words)),
  });
  addProjectCommands(program, terminal);
  addCheckCommand(program, terminal);
  addCopyCommand(program, terminal);
  addSizeCommand(program, terminal);
  addImportCommand(program, terminal);
  addFileCommands(program, terminal);
  addPackageCommand(program, terminal);
  addTallyCommand(program, terminal);
  addCrosstabCommand(program, terminal);
  addTimelineCommand(program, terminal);
  addGridCommand(program, terminal);
  addPortraitsCommand(program, terminal);
  addRelationsCommand(program, terminal);
  addCompareCommand(program, terminal);
  addAgreementCommands(program, terminal);
  addSaturationCommand(program, terminal);
  addVersionsCommand(program, terminal);
  addQueryCommand(program, terminal);
  addQueriesCommand(program, terminal);
  addRecodingsCommand(program, terminal);
  addRoundsCommand(program, terminal);
  addSubmissionsCommand(program, terminal);
  addKeptTableCommands(program, terminal);
  addReportCommands(program, terminal);
  addSearchCommand(program, terminal);
  addWordsCommand(program, terminal);
  addMoreLikeCommand(program, terminal);
  addTriageCommands(program, terminal);
  addSnapshotCommands(program, terminal);
  addSalvageCommand(program, terminal);
  addTeamCommand(program, terminal);
  for (const command of program.commands) {
    if (!NOT_OF_A_STUDY.has(command.name()) && !command.options.some(({ long }) => long === '--as'))
      command.option('--as <coder>', words.t('command_line:as'));
    for (const each of withThoseBelow(command)) refuseTwice(each, terminal);
    // Nothing of a team is called nothing; elsewhere an empty value can be meant, such as that of a note.
    if (command.name() === 'team') refuseEmpty(command, terminal);
  }
  program.hook('preAction', (_, command) => {
    terminal.as = command.opts<{ as?: string }>().as;
  });
  // A reader that needs no more output, such as `head`, closes the pipe: not an error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  if (args.length === 0) {
    program.outputHelp();
    return 2;
  }
  try {
    await program.parseAsync([...args], { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const internal = new AppError('internal', 'errors:internal', { method: args[0] ?? '' });
    const known = error instanceof AppError ? error : (diskTrouble(error, args[1] ?? '') ?? internal);
    if (known === internal) logTo(concordFolder())(`concord ${args[0] ?? ''}`, error);
    tell(sentence(words, known.value));
    return known.code === 'cancelled' ? INTERRUPTED : 1;
  }
}

/** Verbs that neither count nor export what coders do in a study. */
const NOT_OF_A_STUDY: ReadonlySet<string> = new Set([
  'new',
  'rounds',
  'check-package',
  'serve',
  'methods',
  'copy',
  'check',
  'size',
  'salvage',
  'team',
]);

/** A command and all those below it, such as `team`, `team round` and `team round open`. */
function withThoseBelow(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withThoseBelow)];
}

/** Commander would keep only the last value of an option that is given twice, and silently drop the first. */
function refuseTwice(command: Command, { words: { t } }: Terminal): void {
  for (const option of command.options) {
    // An option that starts as a list collects its values.
    if (!option.required || option.variadic || Array.isArray(option.defaultValue)) continue;
    let times = 0;
    command.on(`option:${option.name()}`, () => {
      times += 1;
      if (times > 1)
        command.error(t('command_line:option_twice', { option: option.long ?? option.name() }), {
          exitCode: 2,
        });
    });
  }
}

/** Ends a command, or one below it, as wrongly used where an option or an argument is empty. */
function refuseEmpty(command: Command, { words: { t } }: Terminal): void {
  const refuse = (used: Command, what: string): never =>
    used.error(t('command_line:empty_value', { what }), { exitCode: 2 });
  for (const each of withThoseBelow(command))
    for (const option of each.options)
      each.on(`option:${option.name()}`, (value: unknown) => {
        if (typeof value === 'string' && value.trim() === '') refuse(each, option.long ?? option.name());
      });
  command.hook('preAction', (_, used) => {
    for (const [place, given] of used.args.entries())
      if (given.trim() === '') refuse(used, `<${used.registeredArguments[place]?.name() ?? ''}>`);
  });
}

/** The error of the parser; one about too many words says that a name of several words needs quotation marks. */
function withHint(text: string, { t }: Words): string {
  return text.includes('too many arguments') ? `${text}${t('command_line:quote_names')}\n` : text;
}
