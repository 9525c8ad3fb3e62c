// The verb `import`, with a report on each file.
import { basename, resolve } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { AppError } from '#core/errors.ts';
import { boundHeap } from '../../young-heap.ts';
import { sentence, type Terminal } from '../terminal.ts';
import { importExchangeFiles, projectsAmong, wordFiles, type ExchangeOptions } from './exchange.ts';
import { importArticles, type ArticleOptions } from './import-articles.ts';
import { importReferences, type ReferenceOptions } from './import-references.ts';
import { importAttributes, type AttributeOptions } from './import-attributes.ts';
import { importCodings, type CodingsOptions } from './import-codings.ts';
import { importCodebook, meansCodebook, type CodebookOptions } from './import-codebook.ts';
import { interrupted } from './interrupted.ts';
import { printReport, reportFile } from './import-report.ts';
import { withProject } from './open-project.ts';
import { expectRoomFor } from './outputs.ts';
import { importTicks, type TicksOptions } from './ticks.ts';
import { isWithoutSnapshot, withoutSnapshot } from './without-snapshot.ts';

interface ImportOptions
  extends
    CodingsOptions,
    CodebookOptions,
    TicksOptions,
    ExchangeOptions,
    AttributeOptions,
    ArticleOptions,
    ReferenceOptions {
  readonly kind?: 'document' | 'interview';
  readonly class?: string;
  readonly comments?: boolean;
  readonly highlights: boolean;
}

/** Adds the verb to the program. */
export function addImportCommand(program: Command, terminal: Terminal): void {
  const { t } = terminal.words;
  program
    .command('import')
    .description(t('command_line:import'))
    .argument('<project>')
    .argument('[files...]')
    .addOption(new Option('--kind <kind>', t('command_line:import_kind')).choices(['document', 'interview']))
    .option('--class <name>', t('command_line:import_class'))
    .option('--encoding <encoding>', t('command_line:import_encoding'))
    .option('--report <file>', t('command_line:import_report'))
    .option('--codebook', t('command_line:import_codebook'))
    .addOption(new Option('--ticks', t('command_line:import_ticks')).conflicts(['codebook', 'kind', 'class']))
    .option('--header-row <number>', t('command_line:import_header_row'), (number: string) => {
      if (!/^[1-9]\d{0,5}$/.test(number)) throw new InvalidArgumentError(t('command_line:import_no_row'));
      return Number(number);
    })
    .option('--sheet <name>', t('command_line:import_sheet'))
    .option('--themes <headings>', t('command_line:import_themes'))
    .addOption(new Option('--within <sources>', t('ticks:cli_within')).choices(['sheet', 'project']))
    .addOption(
      new Option('--comments', t('command_line:import_comments')).conflicts([
        'codebook',
        'ticks',
        'kind',
        'class',
      ]),
    )
    .addOption(
      new Option('--attributes <of>', t('attributes:cli_attributes'))
        .choices(['sources', 'respondents'])
        .conflicts([
          'codebook',
          'ticks',
          'comments',
          'kind',
          'class',
          'report',
          'headerRow',
          'themes',
          'within',
        ])
        .conflicts(['highlights', ...ofProjects]),
    )
    .addOption(
      new Option('--split <rule>', t('articles:cli_split')).conflicts([
        'codebook',
        'ticks',
        'comments',
        'attributes',
        'headerRow',
        'sheet',
        'themes',
        'within',
        'highlights',
        ...ofProjects,
      ]),
    )
    .addOption(
      new Option('--references <file>', t('articles:cli_references')).conflicts([
        'codebook',
        'ticks',
        'comments',
        'attributes',
        'split',
        'kind',
        'headerRow',
        'sheet',
        'themes',
        'within',
        'highlights',
        ...ofProjects,
      ]),
    )
    .addOption(
      new Option('--codings', t('coding_sheet:cli_codings')).conflicts([
        'codebook',
        'ticks',
        'comments',
        'attributes',
        'split',
        'references',
        'join',
        'kind',
        'class',
        'headerRow',
        'themes',
        'within',
        'highlights',
        ...ofProjects,
      ]),
    )
    .option('--coder <name>', t('coding_sheet:cli_coder'))
    .option('--machine', t('coding_sheet:cli_machine'))
    .option('--note <file>', t('coding_sheet:cli_note'))
    .addOption(new Option('--join <by>', t('attributes:cli_join')).choices(['title', 'label', 'name']))
    .option('--no-highlights', t('command_line:import_no_highlights'))
    .option('--dry-run', t('command_line:import_dry_run'))
    .addOption(
      new Option('--conflicts <side>', t('command_line:import_conflicts')).choices(['ours', 'theirs']),
    )
    .addOption(new Option('--coders <how>', t('command_line:import_coders')).choices(['together', 'apart']))
    .option('--beside', t('command_line:import_beside'))
    .option('--without-snapshot', t('command_line:import_without_snapshot'))
    .action(async (path: string, files: string[], options: ImportOptions, command: Command) => {
      if (files.length === 0 && options.references === undefined) command.error(t('articles:cli_files'));
      await explainWithoutSnapshot(terminal, () => importFiles(terminal, path, files, options));
    });
}

/** An import makes a snapshot first; if none can be made, tells the person how to go on without one. */
async function explainWithoutSnapshot({ words }: Terminal, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    const isIt = error instanceof AppError && isWithoutSnapshot(error.key);
    throw isIt
      ? new AppError('invalid', 'command_line:import_no_snapshot', { why: sentence(words, error.value) })
      : error;
  }
}

async function importFiles(
  terminal: Terminal,
  path: string,
  files: string[],
  options: ImportOptions,
): Promise<void> {
  // Before anything large is read: what the heap has grown to, it keeps.
  boundHeap();
  const { references, note } = options;
  const read = [...files, ...[references, note].filter((file) => file !== undefined)];
  await expectRoomFor({ project: path, read, files: [options.report] });
  if (options.codings) return await importCodings(terminal, path, files, options);
  const ofCodings = (['coder', 'machine', 'note'] as const).find((each) => options[each] !== undefined);
  if (ofCodings !== undefined)
    throw new AppError('invalid', 'coding_sheet:alone', { option: `--${ofCodings}` });
  if (references !== undefined)
    return await importReferences(terminal, path, files, { ...options, references });
  if (options.attributes !== undefined) return await importAttributes(terminal, path, files, options);
  if (options.join !== undefined) throw new AppError('invalid', 'attributes:cli_join_alone');
  if (options.split !== undefined) {
    const write = options.report === undefined ? null : reportFile(options.report);
    return await importArticles(terminal, path, files, options, (report, titles) => {
      write?.(report, titles, terminal);
      printReport(report, titles, terminal);
    });
  }
  if (options.ticks) {
    refuseIdle(options, null, false);
    return await importTicks(terminal, path, files, options);
  }
  const [project] = options.comments ? [] : await projectsAmong(files);
  if (project !== undefined && files.length > 1)
    throw new AppError('invalid', 'command_line:import_one_project', { name: basename(project) });
  const isCodebook = !options.comments && project === undefined && meansCodebook(files, options);
  refuseIdle(options, project === undefined ? null : basename(project), isCodebook);
  if (options.comments || project !== undefined)
    return await withProject(
      terminal,
      path,
      options.dryRun ? 'read' : 'write',
      async ({ api }) =>
        await importExchangeFiles(api, options.comments ? await wordFiles(files) : files, options, {
          signal: interrupted(),
          terminal,
        }),
    );
  if (isCodebook) return await importCodebook(terminal, path, files[0] ?? '', options);
  const written = options.report === undefined ? null : reportFile(options.report);
  return await withProject(terminal, path, 'write', async ({ api }) => {
    const report = await api.imports.run(
      {
        files: files.map((file) => ({ reference: resolve(file), name: basename(file) })),
        kind: options.kind ?? null,
        className: options.class ?? null,
        encoding: options.encoding ?? null,
      },
      {
        ...withoutSnapshot(options),
        signal: interrupted(),
        onProgress: ({ done, total, name }) => terminal.report(`${done} / ${total} ${name ?? ''}`),
      },
    );
    terminal.report('');
    const { tables } = await api.project.records();
    const titles = new Map(tables.source.map(({ id, title }) => [id, title]));
    written?.(report, titles, terminal);
    printReport(report, titles, terminal);
  });
}

/** The options that only texts have, and those that only projects have. */
const ofTexts = ['kind', 'class', 'encoding', 'codebook'] as const;
const ofProjects = ['conflicts', 'coders', 'beside'] as const;

/** Throws `invalid` for an option that would have no effect: a person who gives one expects something of it. */
function refuseIdle(options: ImportOptions, project: string | null, isCodebook: boolean): void {
  const spellingOf = (option: string): string => `--${option}`;
  const given = (list: readonly (keyof ImportOptions)[]) => list.find((each) => options[each] !== undefined);
  if (project !== null) {
    const option = given(ofTexts);
    if (option !== undefined)
      throw new AppError('invalid', 'command_line:import_of_texts', {
        option: spellingOf(option),
        name: project,
      });
  } else if (!options.comments) {
    // A codebook import resolves conflicts too.
    const option = given(ofProjects.filter((each) => !isCodebook || each !== 'conflicts'));
    if (option !== undefined)
      throw new AppError('invalid', 'command_line:import_of_projects', { option: spellingOf(option) });
  }
  const ofTicks = { headerRow: 'header-row', sheet: 'sheet', themes: 'themes', within: 'within' } as const;
  for (const [option, spelled] of Object.entries(ofTicks))
    if (!options.ticks && options[option as keyof typeof ofTicks] !== undefined)
      throw new AppError('invalid', 'command_line:import_of_ticks', { option: spellingOf(spelled) });
  if (!options.highlights && !options.comments)
    throw new AppError('invalid', 'command_line:import_of_comments', { option: spellingOf('no-highlights') });
}
