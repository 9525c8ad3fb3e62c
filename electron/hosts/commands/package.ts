// Replication packages on the command line: writing a package, and checking that one is unchanged.
import { basename, resolve } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { AppError } from '#core/errors.ts';
import type { SourceRecord } from '#core/records.ts';
import type { Kept } from '#core/replication/study-rows.ts';
import { checkedPackage } from '#formats/reading/checked-package.ts';
import type { Api } from '../../api.ts';
import type { Client } from '../../rpc/client.ts';
import type { HeldRecords } from '../../services/project.ts';
import type { FilePlaces, WrittenPackage } from '../../services/replication/write.ts';
import type { Terminal } from '../terminal.ts';
import { interrupted } from './interrupted.ts';
import { namesListed } from './names-listed.ts';

export interface PackageOptions {
  readonly package?: string;
  readonly pseudonyms?: boolean;
  readonly interviews?: Kept;
  readonly confidential?: string;
  readonly paraphrased?: boolean;
  readonly nameCoders?: boolean;
  readonly originals?: boolean;
  /** True unless `--no-repositories` is given. */
  readonly repositories?: boolean;
  readonly date?: string;
}

/** Adds the options to `export`. */
export function withPackageOptions(command: Command, { words: { t } }: Terminal): Command {
  const kept: readonly Kept[] = ['whole', 'without-words', 'left-out'];
  return command
    .option('--package <folder>', t('command_line:export_package'))
    .option('--pseudonyms', t('command_line:package_pseudonyms'))
    .addOption(new Option('--interviews <what>', t('command_line:package_interviews')).choices(kept))
    .option('--confidential <labels>', t('command_line:package_confidential'))
    .option('--paraphrased', t('command_line:package_paraphrased'))
    .option('--name-coders', t('command_line:package_name_coders'))
    .option('--originals', t('command_line:package_originals'))
    .option('--no-repositories', t('command_line:package_no_repositories'))
    .option('--date <date>', t('command_line:package_date'), (date: string) => {
      if (!isMoment(date)) throw new InvalidArgumentError(t('command_line:package_no_date'));
      return date;
    });
}

/**
 * Whether the text is a date of the calendar, with or without a time. JavaScript reads 30 February as a day of March.
 */
function isMoment(date: string): boolean {
  const moment = Date.parse(date);
  return (
    /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?Z)?$/.test(date) &&
    !Number.isNaN(moment) &&
    new Date(moment).toISOString().startsWith(date.slice(0, 10))
  );
}

/**
 * The input of the export, checked before anything is written. Leaves out interviews named as confidential, unless an
 * option says what to do with them. Throws `not_found` for a label that no interview has, and `invalid` for options
 * that contradict each other.
 */
export function packageWriting(
  api: Client<Api>,
  options: PackageOptions & { readonly package: string },
  tables: HeldRecords,
  terminal: Terminal,
): () => Promise<WrittenPackage> {
  const { pseudonyms = false, originals = false, date } = options;
  if (pseudonyms && originals) throw new AppError('invalid', 'command_line:package_no_originals');
  const named = options.confidential === undefined ? null : interviewsNamed(options.confidential, tables);
  if (named && options.interviews === 'whole')
    throw new AppError('invalid', 'command_line:package_confidential_whole');
  const interviews = options.interviews ?? (named ? 'left-out' : 'whole');
  const confidential = named?.map(({ id }) => id);
  const input = {
    to: resolve(options.package),
    language: terminal.language,
    pseudonyms,
    interviews,
    originals,
    paraphrased: options.paraphrased ?? false,
    namesCoders: options.nameCoders ?? false,
    forRepositories: options.repositories ?? true,
    ...(confidential === undefined ? {} : { confidential }),
    ...(date === undefined ? {} : { date }),
  };
  return async () => {
    const written = await api.replication.write(input, {
      signal: interrupted(),
      onProgress: ({ done, total, name }) => terminal.report(`${done} / ${total} ${name ?? ''}`),
    });
    terminal.report('');
    print(written, options.package, pseudonyms, terminal);
    if (named && options.interviews === undefined) printLeftOut(named, terminal);
    return written;
  };
}

/**
 * The interviews with these labels or titles, including all that share one: no confidential interview may slip through.
 */
function interviewsNamed(list: string, { source }: HeldRecords): SourceRecord[] {
  const called = (label: string): SourceRecord[] =>
    source.filter((each) => each.kind === 'interview' && (each.label === label || each.title === label));
  const labels = namesListed(list, (label) => called(label).length > 0).filter((label) => label !== '');
  if (labels.length === 0) throw new AppError('invalid', 'command_line:package_confidential_none');
  const found = labels.flatMap((label) => {
    const interviews = called(label);
    if (interviews.length === 0) throw new AppError('not_found', 'errors:no_such_interview', { label });
    return interviews;
  });
  return [...new Set(found)];
}

function printLeftOut(named: readonly SourceRecord[], { words: { t }, print: say }: Terminal): void {
  const interviews = named.map(({ label, title }) => label ?? title).join(t('exports:list.separator'));
  say(t('command_line:package_left_out', { interviews }));
}

/** How many files with replaced names are listed; files for the person to check are all listed. */
const MAX_LISTED_FILES = 10;

function print(
  written: WrittenPackage,
  folder: string,
  pseudonyms: boolean,
  { words, print: say }: Terminal,
): void {
  const { t } = words;
  const places = (head: string, files: readonly FilePlaces[], most = files.length): void => {
    if (files.length === 0) return;
    say(`${t(head)}:`);
    for (const { file, places: count } of files.slice(0, most))
      say(`  ${t('replication:places', { file, count })}`);
    if (files.length > most) say(`  ${t('replication:more_files', { count: files.length - most })}`);
  };
  if (pseudonyms) {
    if (written.replaced.length === 0) say(t('replication:nothing_replaced'));
    places('replication:replaced', written.replaced, MAX_LISTED_FILES);
    places('replication:parts', written.parts);
    if (written.alone > 0) say(t('replication:pseudonyms.alone', { count: written.alone }));
    if (written.short.length > 0) say(t('replication:short', { names: written.short.join(', ') }));
    if (written.ordinary.length > 0) say(t('replication:ordinary', { names: written.ordinary.join(', ') }));
    if (written.changed > 0) say(t('replication:pseudonyms.changed', { count: written.changed }));
    say(t('replication:others'));
  }
  for (const what of ['consent', 'shared', 'paraphrase'] as const) {
    const count = written.leftOut[what];
    if (count > 0) say(t(`replication:left_out.${what}`, { count }));
  }
  say(t('command_line:packaged', { folder: basename(folder), count: written.files, sha256: written.sha256 }));
}

/** Adds the verb that checks a package to the program. */
export function addPackageCommand(program: Command, terminal: Terminal): void {
  const { t } = terminal.words;
  program
    .command('check-package')
    .description(t('command_line:check_package'))
    .argument('<folder>')
    .action(async (folder: string) => {
      const { sha256, files, missing, changed, unlisted } = await checkedPackage(resolve(folder));
      const differences = { missing, changed, unlisted };
      for (const [what, paths] of Object.entries(differences))
        for (const path of paths) terminal.print(t(`command_line:package_${what}`, { path }));
      const count = missing.length + changed.length + unlisted.length;
      if (count > 0) throw new AppError('invalid', 'errors:package_differs', { folder, count });
      terminal.print(t('command_line:package_whole', { count: files, sha256 }));
    });
}
