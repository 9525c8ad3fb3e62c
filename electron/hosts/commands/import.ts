// The verb that brings files in, with what became of each of them.
import { basename, extname, resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { AppError } from '#core/errors.ts';
import { writeCsv } from '#formats/writing/csv.ts';
import { reportTable } from '../../services/import-report-table.ts';
import type { ImportReport } from '../../services/import-report.ts';
import { writeWhole } from '../../services/write-file.ts';
import { sentence, type Terminal } from '../terminal.ts';
import { withProject } from './open-project.ts';

interface ImportOptions {
  readonly kind?: 'document' | 'interview';
  readonly class?: string;
  readonly encoding?: string;
  readonly report?: string;
}

/** Adds the verb to the program. */
export function addImportCommand(program: Command, terminal: Terminal): void {
  const { t } = terminal.words;
  program
    .command('import')
    .description(t('command_line:import'))
    .argument('<project>')
    .argument('<files...>')
    .addOption(new Option('--kind <kind>', t('command_line:import_kind')).choices(['document', 'interview']))
    .option('--class <name>', t('command_line:import_class'))
    .option('--encoding <encoding>', t('command_line:import_encoding'))
    .option('--report <file>', t('command_line:import_report'))
    .action((path: string, files: string[], options: ImportOptions) => {
      const written = options.report === undefined ? null : reportFile(options.report);
      return withProject(terminal.language, path, 'write', async ({ api }) => {
        const report = await api.imports.run(
          {
            files: files.map((file) => ({ reference: resolve(file), name: basename(file) })),
            kind: options.kind ?? null,
            className: options.class ?? null,
            encoding: options.encoding ?? null,
          },
          {
            signal: interrupted(),
            onProgress: ({ done, total, name }) => terminal.report(`${done} / ${total} ${name ?? ''}`),
          },
        );
        terminal.report('');
        const { tables } = await api.project.records();
        const titles = new Map(tables.source.map(({ id, title }) => [id, title]));
        written?.(report, titles, terminal);
        print(report, titles, terminal);
      });
    });
}

/** Aborts when the person presses Ctrl-C; a second time ends the program. */
function interrupted(): AbortSignal {
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  return stop.signal;
}

type WriteReport = (report: ImportReport, titles: ReadonlyMap<string, string>, terminal: Terminal) => void;

/** How a report is written to a file of this ending. Throws `unsupported` before anything is brought in. */
function reportFile(file: string): WriteReport {
  switch (extname(file).toLowerCase()) {
    case '.csv':
      return (report, titles, { words }) =>
        writeWhole(resolve(file), writeCsv(reportTable(report, titles, words), { byteOrderMark: false }));
    case '.json':
      return (report) => writeWhole(resolve(file), Buffer.from(`${JSON.stringify(report, null, 2)}\n`));
    default:
      throw new AppError('unsupported', 'errors:unknown_ending', {
        name: basename(file),
        endings: 'csv, json',
      });
  }
}

/** Says what became of the files. Throws for those that failed, so that a script hears of it. */
function print(report: ImportReport, titles: ReadonlyMap<string, string>, terminal: Terminal): void {
  const { t } = terminal.words;
  const titleOf = (id: string): string => titles.get(id) ?? id;
  const failures = report.lines.flatMap(({ error }) => error ?? []);
  const [only] = failures;
  for (const { name, notes, error, alike } of report.lines) {
    for (const { key, parameters } of notes) {
      const said = t(key, { ...parameters });
      terminal.print(said.includes(name) ? said : `${name}: ${said}`);
    }
    if (error && failures.length > 1) terminal.print(sentence(terminal.words, error));
    for (const { sourceId, otherId, similarity } of alike) {
      const parameters = { title: titleOf(sourceId), other: titleOf(otherId) };
      const percent = Math.round(similarity * 100);
      terminal.print(t('command_line:imported_alike', { ...parameters, percent }));
    }
  }
  const { imported, identical, failed, skipped } = report;
  const sources = report.lines.reduce((sum, { sourceIds }) => sum + sourceIds.length, 0);
  terminal.print(t('command_line:imported', { imported, sources, identical, failed, skipped }));
  if (report.cancelled) terminal.print(t('command_line:import_stopped'));
  if (failures.length > 1)
    throw new AppError('invalid', 'command_line:import_failed', { count: failures.length });
  if (only) throw new AppError(only.code, only.key, only.parameters);
}
