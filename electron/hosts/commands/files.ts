// The verbs that read and write files: import and export.
import { basename, extname, resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { AppError } from '#core/errors.ts';
import { codebookOf } from '#core/codebook.ts';
import { codeAtPath } from '#core/exports/code-paths.ts';
import type { HeldRecords } from '../../services/project.ts';
import { sentence, type Terminal } from '../terminal.ts';
import { tallyRequestOf, withTallyOptions, type TallyOptions } from './counting-options.ts';
import { withProject } from './open-project.ts';

interface ImportOptions {
  readonly kind?: 'document' | 'interview';
  readonly class?: string;
}

interface ExportOptions extends TallyOptions {
  readonly codebook?: string;
  readonly tally?: string;
  readonly passages?: string;
  readonly sources?: string;
  readonly compare?: string;
  readonly code?: string;
  readonly interviewExcerpts?: boolean;
}

/** Adds the verbs to the program. */
export function addFileCommands(program: Command, terminal: Terminal): void {
  const { t } = terminal.words;

  program
    .command('import')
    .description(t('command_line:import'))
    .argument('<project>')
    .argument('<files...>')
    .addOption(new Option('--kind <kind>', t('command_line:import_kind')).choices(['document', 'interview']))
    .option('--class <name>', t('command_line:import_class'))
    .action((path: string, files: string[], options: ImportOptions) =>
      withProject(terminal.language, path, 'write', async ({ api }) => {
        const report = await api.imports.run(
          {
            files: files.map((file) => ({ reference: resolve(file), name: basename(file) })),
            kind: options.kind ?? null,
            className: options.class ?? null,
          },
          { onProgress: ({ done, total, name }) => terminal.report(`${done} / ${total} ${name ?? ''}`) },
        );
        terminal.report('');
        const word = (key: string, parameters: Readonly<Record<string, string | number>>): string =>
          sentence(terminal.words, { code: 'invalid', key, parameters });
        for (const { name, notes } of report.imported) {
          for (const note of notes) terminal.print(`${name}: ${word(note.key, note.parameters)}`);
        }
        for (const { name, key } of report.skipped) terminal.print(`${name}: ${word(key, { name })}`);
        const imported = report.imported.reduce((sum, { sourceIds }) => sum + sourceIds.length, 0);
        const identical = report.imported.reduce((sum, file) => sum + file.identical, 0);
        terminal.print(t('command_line:imported', { imported, identical, failed: report.failed.length }));
        const [first, ...others] = report.failed;
        if (!first) return;
        for (const { error } of others) terminal.print(sentence(terminal.words, error));
        throw new AppError(first.error.code, first.error.key, first.error.parameters);
      }),
    );

  const exporting = program
    .command('export')
    .description(t('command_line:export'))
    .argument('<project>')
    .option('--codebook <file>', t('command_line:export_codebook'))
    .option('--tally <file>', t('command_line:export_tally'))
    .option('--passages <file>', t('command_line:export_passages'))
    .option('--sources <file>', t('command_line:export_sources'))
    .option('--compare <file>', t('command_line:export_compare'))
    .option('--code <path>', t('command_line:export_code'))
    .option('--interview-excerpts', t('command_line:export_excerpts'));
  withTallyOptions(exporting, terminal).action((path: string, options: ExportOptions) => {
    const { codebook, tally, passages, sources, compare } = options;
    if (![codebook, tally, passages, sources, compare].some((file) => file !== undefined)) {
      exporting.error(t('command_line:export_what'), { exitCode: 2 });
    }
    return withProject(terminal.language, path, 'read', async ({ api }) => {
      const { tables } = await api.project.records();
      const to = (file: string) => ({ to: resolve(file), language: terminal.language });
      // All is understood before anything is written.
      const writing: (() => Promise<void>)[] = [];
      if (codebook !== undefined) {
        const format = formatOf(codebook, ['docx', 'xlsx', 'csv', 'md', 'html', 'qdc']);
        const interviewExcerpts = options.interviewExcerpts ?? false;
        writing.push(() => api.exports.codebook({ ...to(codebook), format, interviewExcerpts }));
      }
      if (tally !== undefined) {
        const format = formatOf(tally, ['csv', 'xlsx', 'json', 'svg']);
        const request = tallyRequestOf(options, tables);
        writing.push(() => api.exports.tally({ ...to(tally), format, request }));
      }
      if (passages !== undefined) {
        const format = formatOf(passages, ['csv', 'xlsx']);
        const only = options.code === undefined ? {} : { codeId: codeAt(options.code, tables) };
        writing.push(() => api.exports.passages({ ...to(passages), format, ...only }));
      }
      if (sources !== undefined) {
        const format = formatOf(sources, ['csv', 'xlsx']);
        writing.push(() => api.exports.sources({ ...to(sources), format }));
      }
      if (compare !== undefined) {
        const format = formatOf(compare, ['docx', 'html', 'xlsx', 'json', 'svg']);
        writing.push(() => api.exports.comparison({ ...to(compare), format }));
      }
      for (const write of writing) await write();
    });
  });
}

function formatOf<Format extends string>(file: string, formats: readonly Format[]): Format {
  const ending = extname(file).slice(1).toLowerCase();
  if (ending === 'png') throw new AppError('unsupported', 'errors:png_needs_page', { name: basename(file) });
  const format = formats.find((each) => each === ending);
  if (format === undefined) {
    throw new AppError('unsupported', 'errors:unknown_ending', {
      name: basename(file),
      endings: formats.join(', '),
    });
  }
  return format;
}

function codeAt(path: string, tables: HeldRecords): string {
  const id = codeAtPath(codebookOf(tables.code, tables.themeCode), path);
  if (id === null) throw new AppError('not_found', 'errors:no_such_code_path', { path });
  return id;
}
