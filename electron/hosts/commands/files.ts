// The verbs that write files: `export`, and `original` for the original of a source.
import { basename, extname, join, parse, resolve } from 'node:path';
import type { Command } from 'commander';
import { AppError } from '#core/errors.ts';
import { codebookOf } from '#core/codes/codebook.ts';
import { codeAtPath } from '#core/exports/code-paths.ts';
import { notToBeQuoted } from '#core/respondents/consent.ts';
import { isLoss, type Remark } from '#core/refi/incoming.ts';
import type { HeldRecords } from '../../services/project.ts';
import { joined } from '#words/sentences.ts';
import { tell, type Terminal } from '../terminal.ts';
import { annexWriting, passageLength, withAnnexOptions, type AnnexOptions } from './annex.ts';
import { comparisonNamed } from './compare.ts';
import { inQueried, queryOf } from './counted-scope.ts';
import { codebookInput, withCodebookOptions, type CodebookChoices } from './codebook-options.ts';
import { figureOf, withFigureOptions, type FigureOptions } from './figure-options.ts';
import {
  refuseIdleDirect,
  refuseIdleIntervals,
  tallyRequestOf,
  withTallyOptions,
  type TallyOptions,
} from './counting-options.ts';
import { refuseIdleOptions } from './idle-options.ts';
import { jsonReport } from './json-report.ts';
import { withProject } from './open-project.ts';
import { endingOf, expectRoomFor } from './outputs.ts';
import { packageWriting, withPackageOptions, type PackageOptions } from './package.ts';
import { remarkLines } from './remark-lines.ts';
import { classesNamed } from './scope-options.ts';
import { orderOf } from './shown-options.ts';

interface ExportOptions extends TallyOptions, PackageOptions, AnnexOptions, CodebookChoices, FigureOptions {
  readonly codebook?: string;
  readonly qdc?: string;
  readonly maxqda?: string;
  readonly taguette?: string;
  readonly tally?: string;
  readonly passages?: string;
  readonly sources?: string;
  readonly compare?: string;
  readonly flow?: string;
  readonly matrix?: string;
  readonly withScripts?: boolean;
  readonly codedText?: string;
  readonly source?: string;
  readonly qdpx?: string;
  readonly utf16?: boolean;
  readonly forExcel?: boolean;
  readonly code?: string;
  readonly comparison?: string;
  readonly report?: string;
}

/** Adds the verbs to the program. */
export function addFileCommands(program: Command, terminal: Terminal): void {
  const { t } = terminal.words;

  program
    .command('original')
    .description(t('command_line:original'))
    .argument('<project>')
    .argument('<source-id>')
    .argument('<file>')
    .action((path: string, sourceId: string, file: string) =>
      expectRoomFor({ project: path, files: [file] }).then(() =>
        withProject(terminal, path, 'read', ({ api }) =>
          api.exports.original({ sourceId, reference: resolve(file) }),
        ),
      ),
    );

  const exporting = program
    .command('export')
    .description(t('command_line:export'))
    .argument('<project>')
    .option('--codebook <file>', t('command_line:export_codebook'))
    .option('--qdc <file>', t('command_line:export_qdc'))
    .option('--maxqda <file>', t('command_line:export_maxqda'))
    .option('--taguette <file>', t('command_line:export_taguette'))
    .option('--tally <file>', t('command_line:export_tally'))
    .option('--passages <file>', t('command_line:export_passages'))
    .option('--sources <file>', t('command_line:export_sources'))
    .option('--compare <file>', t('command_line:export_compare'))
    .option('--flow <file>', t('command_line:export_flow'))
    .option('--matrix <file>', t('command_line:export_matrix'))
    .option('--with-scripts', t('command_line:export_scripts'))
    .option('--coded-text <file>', t('command_line:export_coded_text'))
    .option('--source <name>', t('command_line:export_source'))
    .option('--qdpx <file>', t('command_line:export_qdpx'))
    .option('--utf16', t('command_line:export_utf16'))
    .option('--for-excel', t('command_line:export_for_excel'))
    .option('--code <path>', t('command_line:export_code'))
    .option('--comparison <name>', t('command_line:export_comparison'))
    .option('--report <file>', t('command_line:export_report'));
  withCodebookOptions(exporting, terminal);
  withFigureOptions(exporting, terminal);
  withPackageOptions(exporting, terminal);
  withAnnexOptions(exporting, terminal);
  withTallyOptions(exporting, terminal).action(async (path: string, options: ExportOptions) => {
    const { codebook, qdc, maxqda, taguette, tally, sources, compare, flow, matrix, annex } = options;
    const { codedText, qdpx, report } = options;
    // With an annex, `--passages` may say how much of each passage it shows.
    const length =
      annex === undefined || options.passages === undefined ? null : passageLength(options.passages);
    const passages = length === null ? options.passages : undefined;
    const ofTables = { codebook, qdc, maxqda, taguette, tally, passages, sources, compare, flow, matrix };
    const files = { ...ofTables, codedText, qdpx, annex };
    const named = Object.entries({ ...files, package: options.package }).flatMap(([what, file]) =>
      file === undefined ? [] : [{ what, file }],
    );
    if (named.length === 0) {
      exporting.error(t('command_line:export_what'), { exitCode: 2 });
    }
    refuseIdleOptions(exporting, terminal);
    refuseIdleDirect(exporting, options, terminal);
    refuseIdleIntervals(exporting, options, terminal);
    const query = queryOf(options, exporting, terminal);
    const keep = jsonReport(report);
    const beside = matrix === undefined || /\.zip$/i.test(matrix) ? null : besideMatrix(matrix, options);
    await expectRoomFor({
      project: path,
      files: [...Object.values(files), ...Object.values(beside ?? {}), report],
      whole: options.package,
    });
    return await withProject(terminal, path, 'read', async ({ api }) => {
      const { tables } = await api.project.records();
      const to = (file: string) => ({ to: resolve(file), language: terminal.language });
      const tableTo = (file: string) => ({ ...to(file), forExcel: options.forExcel ?? false });
      // All options are checked before any file is written.
      const writing: (() => Promise<unknown>)[] = [];
      const written: Record<string, unknown> = {};
      const lost: Remark[] = [];
      const say = (losses: readonly Remark[]): void => {
        printLosses(losses, terminal);
        lost.push(...losses);
        if (lost.length > 0) written['losses'] = lost;
      };
      const chosen = codebookInput(options);
      const figure = figureOf(options);
      const order = orderOf(options, tables, options.row);
      if (codebook !== undefined) {
        const format = formatOf(codebook, ['docx', 'xlsx', 'csv', 'md', 'html', 'qdc']);
        writing.push(async () =>
          say((await api.exports.codebook({ ...tableTo(codebook), format, ...chosen })).losses),
        );
      }
      if (qdc !== undefined) {
        const format = formatOf(qdc, ['qdc']);
        writing.push(() => api.exports.codebook({ ...to(qdc), format, ...chosen }));
      }
      if (maxqda !== undefined) {
        formatOf(maxqda, ['xlsx']);
        writing.push(async () =>
          say((await api.exports.codebook({ ...to(maxqda), format: 'maxqda', ...chosen })).losses),
        );
      }
      if (taguette !== undefined) {
        formatOf(taguette, ['csv']);
        writing.push(() => api.exports.codebook({ ...to(taguette), format: 'taguette', ...chosen }));
      }
      if (tally !== undefined) {
        const format = formatOf(tally, ['csv', 'xlsx', 'docx', 'json', 'svg', 'pdf']);
        const request = await inQueried({ api }, tallyRequestOf(options, tables), query);
        const { direct = false } = options;
        const { intervals } = options;
        const shown = { order, direct, intervals };
        writing.push(() => api.exports.tally({ ...tableTo(tally), format, request, figure, ...shown }));
      }
      if (passages !== undefined) {
        const format = formatOf(passages, ['csv', 'xlsx', 'docx', 'html', 'md']);
        const only = options.code === undefined ? {} : { codeId: codeAt(options.code, tables) };
        const interviewExcerpts = options.interviewExcerpts ?? false;
        const unquoted = notToBeQuoted(tables.respondent);
        if (unquoted.length > 0 && (format === 'csv' || format === 'xlsx'))
          tell(
            t('command_line:passages_unquoted', {
              file: basename(passages),
              names: joined(terminal.words, unquoted, 'conjunction'),
            }),
          );
        writing.push(async () =>
          say(
            (await api.exports.passages({ ...tableTo(passages), format, interviewExcerpts, ...only })).losses,
          ),
        );
      }
      if (sources !== undefined) {
        const format = formatOf(sources, ['csv', 'xlsx']);
        writing.push(async () => say((await api.exports.sources({ ...tableTo(sources), format })).losses));
      }
      if (compare !== undefined) {
        const format = formatOf(compare, ['docx', 'html', 'xlsx', 'json', 'svg', 'pdf']);
        const id = options.comparison === undefined ? null : comparisonNamed(options.comparison, tables).id;
        writing.push(async () =>
          say((await api.exports.comparison({ ...to(compare), format, id, figure, order })).losses),
        );
      }
      if (flow !== undefined) {
        const format = formatOf(flow, ['csv', 'xlsx', 'json', 'svg', 'pdf']);
        const { class: names, kind = 'document' } = options;
        const request = { kind, ...(names === undefined ? {} : { classIds: classesNamed(names, tables) }) };
        writing.push(() => api.exports.flow({ ...tableTo(flow), format, request, figure }));
      }
      if (matrix !== undefined) {
        const format = formatOf(matrix, ['csv', 'zip']);
        const asked = await inQueried({ api }, tallyRequestOf(options, tables), query);
        // All codes by default, not only themes: a matrix has room for them.
        const isSaid = exporting.getOptionValueSource('of') !== 'default';
        const request = { ...asked, of: isSaid ? asked.of : ('codes' as const) };
        writing.push(() =>
          api.exports.matrix({ ...tableTo(matrix), format, request, ...(beside ? { beside } : {}) }),
        );
      }
      if (codedText !== undefined) {
        const format = formatOf(codedText, ['docx', 'html', 'pdf']);
        if (options.source === undefined) throw new AppError('invalid', 'errors:coded_text_of_which');
        const sourceId = sourceNamed(options.source, tables);
        writing.push(() => api.exports.codedText({ ...to(codedText), format, sourceId }));
      }
      if (qdpx !== undefined) {
        formatOf(qdpx, ['qdpx']);
        const unit = options.utf16 ? 'utf-16' : 'code-point';
        writing.push(async () => {
          say((await api.exchange.write({ ...to(qdpx), unit })).losses);
          // Printed even if nothing is lost, to say so.
          written['losses'] = lost;
        });
      }
      if (annex !== undefined) {
        const write = annexWriting(api, { ...options, annex }, length, { tables, terminal });
        writing.push(async () => (written['annex'] = await write()));
      }
      if (options.package !== undefined) {
        const write = packageWriting(api, { ...options, package: options.package }, tables, terminal);
        writing.push(async () => (written['package'] = await write()));
      }
      let done = 0;
      try {
        for (const write of writing) {
          await write();
          done += 1;
        }
      } finally {
        // Files that were written stay, even if a later one failed.
        if (done > 0) keep({ written: named.slice(0, done), ...written });
      }
    });
  });
}

/** Prints what an exported file lacks, with a few examples of each kind. */
function printLosses(losses: readonly Remark[], terminal: Terminal): void {
  if (losses.some(isLoss)) terminal.print(terminal.words.t('exchange:losses'));
  for (const line of remarkLines(losses, terminal)) terminal.print(line);
}

/**
 * The paths beside a matrix: `study-columns.csv` beside `study.csv`, and `study.R` and `study.py` if scripts are
 * wanted.
 */
function besideMatrix(file: string, { withScripts = false }: Pick<ExportOptions, 'withScripts'>) {
  const { dir, name } = parse(resolve(file));
  const beside = (base: string): string => join(dir, base);
  return {
    columns: beside(`${name}-columns.csv`),
    ...(withScripts ? { r: beside(`${name}.R`), python: beside(`${name}.py`) } : {}),
  };
}

function formatOf<Format extends string>(file: string, formats: readonly Format[]): Format {
  if (extname(file).toLowerCase() === '.png')
    throw new AppError('unsupported', 'errors:png_needs_page', { name: basename(file) });
  return endingOf(file, formats);
}

function codeAt(path: string, tables: HeldRecords): string {
  const id = codeAtPath(codebookOf(tables.code, tables.themeCode), path);
  if (id === null) throw new AppError('not_found', 'errors:no_such_code_path', { path });
  return id;
}

/** The id of the source with this label, title or id. Throws if there is none, or more than one. */
function sourceNamed(name: string, { source }: HeldRecords): string {
  const [first, ...others] = source.filter(({ id, label, title }) => [label, title, id].includes(name));
  if (!first) throw new AppError('not_found', 'errors:no_such_source_name', { name });
  if (others.length > 0)
    throw new AppError('invalid', 'errors:several_sources_named', { name, count: others.length + 1 });
  return first.id;
}
