// Writes kept tables and figures as files for a paper: a Word file for each table, a workbook with a sheet for each, and
// each figure as svg and pdf.
import { mkdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { AppError, type ErrorValue } from '#core/errors.ts';
import { keptSettingsFrom } from '#core/kept-tables/kept-table.ts';
import { printedValues, type PrintedValues } from '#core/kept-tables/printed-values.ts';
import type { KeptTableRecord } from '#core/records.ts';
import { safeName } from '#core/replication/file-names.ts';
import { figureBytes } from '#formats/writing/figure-files.ts';
import { writeJointDisplayHtml } from '#formats/writing/joint-display-html.ts';
import { writeLaidTablesXlsx } from '#formats/writing/laid-table-xlsx.ts';
import { notWritten } from '#formats/writing/not-written.ts';
import { writeWholeFolder } from '#formats/writing/whole-folder.ts';
import type { Words } from '#words/words.ts';
import { PROGRAM } from '../../version.ts';
import { writeWhole } from '../../write-file.ts';
import type { JobContext } from '../context.ts';
import { projectRow } from '../project.ts';
import type { Made } from './make.ts';
import { remade } from './state.ts';

/** A kept item with its number. */
export interface NumberedItem {
  readonly kept: KeptTableRecord;
  readonly number: string;
}

interface Printable extends NumberedItem {
  readonly made: Made;
  readonly isFigure: boolean;
}

/** What was written, and what could not be made. */
export interface WrittenKept {
  /** Names of files. */
  readonly files: readonly string[];
  /** By id of the item: what it printed. */
  readonly printed: ReadonlyMap<string, PrintedValues>;
  readonly problems: readonly Problem[];
}

/**
 * Writes the items to `to`: a `.docx`, `.xlsx`, `.svg` or `.pdf` file of them, a `.zip` of all files, or a folder, where
 * files of the same name are replaced. Throws `unsupported` if nothing of them can be written so.
 */
export async function writeKept(
  context: JobContext,
  to: string,
  items: readonly NumberedItem[],
  words: Words,
): Promise<WrittenKept> {
  const printable: Printable[] = [];
  const problems: Problem[] = [];
  for (const [done, item] of items.entries()) {
    context.progress({ done, total: items.length, name: item.kept.name });
    context.signal.throwIfAborted();
    const { made, counted, state } = await remade(context, item.kept, words);
    if (made && counted)
      printable.push({ ...item, made, isFigure: counted.shown.as === 'figure' && made.draw !== null });
    else if (state.what === 'cannot') problems.push({ id: item.kept.id, error: state.error });
  }
  const [problem] = problems;
  if (printable.length === 0 && problem)
    throw new AppError(problem.error.code, problem.error.key, problem.error.parameters);
  const files = await filesOf(context, extname(to).toLowerCase(), { items: printable, problems }, words);
  if (files.length === 0) throw new AppError('unsupported', 'errors:kept_nothing_to_write');
  context.signal.throwIfAborted();
  await write(context, to, files);
  return {
    files: files.map(({ name }) => name),
    printed: new Map(printable.map(({ kept, made }) => [kept.id, printedValues(made.table, words)])),
    problems,
  };
}

interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Problem {
  readonly id: string;
  readonly error: ErrorValue;
}

/** The files; of a single file only that one, whatever it is called. Adds to `problems` what has no pdf. */
async function filesOf(
  context: JobContext,
  ending: string,
  { items, problems }: { readonly items: readonly Printable[]; readonly problems: Problem[] },
  words: Words,
): Promise<NamedFile[]> {
  const tables = items.filter(({ isFigure }) => !isFigure);
  const figures = items.filter(({ isFigure }) => isFigure);
  const { notice } = projectRow(context.db);
  const date = context.now();
  const docx = async (name: string, some: readonly Printable[]): Promise<NamedFile> => {
    // Loaded on demand: the writer of Word files is large, and few commands need it.
    const { writeLaidTablesDocx } = await import('#formats/writing/laid-table-docx.ts');
    const printed = some.map(({ number, made, kept }) => ({
      number,
      table: made.table,
      withNote: hasNote(kept),
      display: made.display,
    }));
    const title = some.length === 1 ? titleOf(some[0]!, words) : projectRow(context.db).name;
    const file = { tables: printed, title, program: PROGRAM, date, notice };
    return { name, bytes: await writeLaidTablesDocx(file, words) };
  };
  const xlsx = async (name: string, some: readonly Printable[]): Promise<NamedFile> => {
    const sheets = some.map((item) => ({
      name: labelOf(item, words),
      caption: titleOf(item, words),
      table: item.made.table,
      withNote: hasNote(item.kept),
      display: item.made.display,
    }));
    return { name, bytes: await writeLaidTablesXlsx(sheets, notice, date, words) };
  };
  const drawn = async (item: Printable, file: 'svg' | 'pdf'): Promise<NamedFile> => {
    const { number, kept, made } = item;
    const svg = made.draw!({ title: kept.name, number: words.t('kept_tables:figure', { number }) });
    return { name: `${fileNameOf(item, words)}.${file}`, bytes: await figureBytes(svg, file, date) };
  };
  switch (ending) {
    case '.docx':
      return tables.length === 0 ? [] : [await docx('', tables)];
    case '.xlsx':
      return [await xlsx('', items)];
    case '.html': {
      const display = items.length === 1 ? items[0]?.made.display : null;
      return display ? [{ name: '', bytes: writeJointDisplayHtml(display, words) }] : [];
    }
    case '.svg':
    case '.pdf':
      return figures.length === 1 ? [await drawn(figures[0]!, ending === '.svg' ? 'svg' : 'pdf')] : [];
    default: {
      const files: NamedFile[] = [];
      for (const item of tables) files.push(await docx(`${fileNameOf(item, words)}.docx`, [item]));
      for (const item of figures) {
        files.push(await drawn(item, 'svg'));
        // Without a font for every character there is no pdf; the svg is whole all the same.
        try {
          files.push(await drawn(item, 'pdf'));
        } catch (error) {
          if (!(error instanceof AppError) || error.code !== 'unsupported') throw error;
          problems.push({ id: item.kept.id, error: error.value });
        }
      }
      // The numbers behind figures stand in the workbook too.
      if (items.length > 0) files.push(await xlsx(`${words.t('kept_tables:workbook')}.xlsx`, items));
      return files;
    }
  }
}

async function write({ now, signal }: JobContext, to: string, files: readonly NamedFile[]): Promise<void> {
  const ending = extname(to).toLowerCase();
  if (ending === '.zip') {
    await writeWholeFolder(to, { zip: true, date: now(), signal }, async (folder) => {
      for (const { name, bytes } of files) await folder.add(name, [bytes]);
    });
    return;
  }
  if (['.docx', '.xlsx', '.html', '.svg', '.pdf'].includes(ending)) {
    for (const { bytes } of files) writeWhole(to, bytes);
    return;
  }
  try {
    mkdirSync(to, { recursive: true });
  } catch (error) {
    throw notWritten(error, to);
  }
  for (const { name, bytes } of files) writeWhole(join(to, name), bytes);
}

function hasNote({ settings }: KeptTableRecord): boolean {
  return keptSettingsFrom(settings).shown['note'] !== false;
}

function labelOf({ number, isFigure }: Printable, { t }: Words): string {
  return t(isFigure ? 'kept_tables:figure' : 'kept_tables:table', { number });
}

function titleOf(item: Printable, words: Words): string {
  return words.t('kept_tables:titled', { label: labelOf(item, words), title: item.kept.name });
}

/** The most characters of a title in a file name. */
const MAX_TITLE_LENGTH = 60;

function fileNameOf(item: Printable, words: Words): string {
  const title = [...safeName(item.kept.name)].slice(0, MAX_TITLE_LENGTH).join('').trim();
  return [safeName(labelOf(item, words)), title].filter(Boolean).join(' ');
}
