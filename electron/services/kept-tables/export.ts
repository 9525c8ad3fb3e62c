// Writes kept tables and figures as files for a paper: a Word file for each table, a workbook with a sheet for each, and
// each figure as svg, pdf and, where a page has drawn it, png.
import { extname } from 'node:path';
import { AppError, type ErrorValue } from '#core/errors.ts';
import { freeName } from '#core/free-name.ts';
import { keptSettingsFrom } from '#core/kept-tables/kept-table.ts';
import { printedValues, type PrintedValues } from '#core/kept-tables/printed-values.ts';
import type { KeptTableRecord } from '#core/records.ts';
import { safeName } from '#core/replication/file-names.ts';
import { figureBytes } from '#formats/writing/figure-files.ts';
import { writeJointDisplayHtml } from '#formats/writing/joint-display-html.ts';
import { writeLaidTablesXlsx } from '#formats/writing/laid-table-xlsx.ts';
import { writeWholeFolder } from '#formats/writing/whole-folder.ts';
import type { Words } from '#words/words.ts';
import { PROGRAM } from '../../version.ts';
import { writeAllWhole, writeWhole, type NamedBytes } from '../../write-file.ts';
import type { JobContext } from '../context.ts';
import { projectRow } from '../project.ts';
import { withCodebookNote } from './codebook-note.ts';
import type { Made } from './kinds/kind.ts';
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

/** A figure that a page has turned into a picture: only a page can. */
export interface DrawnPicture {
  readonly id: string;
  /** The drawing that it shows; where it is no longer that of the figure, the picture is left out. */
  readonly svg: string;
  /** The picture as base64. */
  readonly png: string;
}

interface Printing {
  readonly items: readonly Printable[];
  readonly pictures: readonly DrawnPicture[];
  readonly problems: Problem[];
  readonly words: Words;
  /** By id of the item: what its files are called, without their endings; absent for a single file. */
  readonly names?: ReadonlyMap<string, string>;
}

/**
 * Writes the items to `to`: a `.docx`, `.xlsx`, `.html`, `.svg`, `.pdf` or `.png` file of them, a `.zip` of all files, or a
 * folder, where files of the same name are replaced. All files are written, or none. Throws `unsupported` if nothing of
 * the items can be written so.
 */
export async function writeKept(
  context: JobContext,
  to: string,
  items: readonly NumberedItem[],
  { words, pictures }: Pick<Printing, 'words' | 'pictures'>,
): Promise<WrittenKept> {
  const printable: Printable[] = [];
  const problems: Problem[] = [];
  // Each item is counted, then written.
  const total = 2 * items.length;
  for (const [done, item] of items.entries()) {
    context.progress({ done, total, name: item.kept.name });
    context.signal.throwIfAborted();
    const { made, counted, state } = await remade(context, item.kept, words);
    if (made && counted)
      printable.push({ ...item, made, isFigure: counted.shown.as === 'figure' && made.draw !== null });
    else if (state.what === 'cannot') problems.push({ id: item.kept.id, error: state.error });
  }
  const [problem] = problems;
  if (printable.length === 0 && problem)
    throw new AppError(problem.error.code, problem.error.key, problem.error.parameters);
  const ending = extname(to).toLowerCase();
  const printing = { items: printable, pictures, problems, words };
  const files: KeptFile[] = [];
  for await (const file of filesOf(context, ending, printing)) {
    files.push(file);
    const name = file.of.length === 1 ? file.of[0]?.kept.name : undefined;
    const done = Math.min(total, items.length + files.length);
    context.progress({ done, total, ...(name === undefined ? {} : { name }) });
    context.signal.throwIfAborted();
  }
  if (files.length === 0) throw new AppError('unsupported', 'errors:kept_nothing_to_write');
  await write(context, to, files);
  const written = new Set(files.flatMap(({ of }) => of));
  return {
    files: files.map(({ name }) => name),
    printed: new Map([...written].map(({ kept, made }) => [kept.id, printedValues(made.table, words)])),
    problems,
  };
}

interface KeptFile extends NamedBytes {
  /** What is printed in it. */
  readonly of: readonly Printable[];
}

export interface Problem {
  readonly id: string;
  readonly error: ErrorValue;
}

/** The files one after another; a single file is called nothing, since it has its name already. */
async function* filesOf(context: JobContext, ending: string, printing: Printing): AsyncGenerator<KeptFile> {
  const { items } = printing;
  const tables = items.filter(({ isFigure }) => !isFigure);
  const figures = items.filter(({ isFigure }) => isFigure);
  const [first, another] = items;
  const alone = another ? undefined : first;
  switch (ending) {
    case '.docx':
      if (tables.length > 0) yield await docxOf(context, '', tables, printing.words);
      return;
    case '.xlsx':
      if (first) yield await xlsxOf(context, '', items, printing.words);
      return;
    case '.html':
      if (alone?.made.display)
        yield { name: '', bytes: writeJointDisplayHtml(alone.made.display, printing.words), of: [alone] };
      return;
    case '.svg':
    case '.pdf':
    case '.png':
      if (figures.length === 1) yield* figureFilesOf(context, figures[0]!, [ending], printing);
      return;
    default: {
      const named = { ...printing, names: fileNamesOf(items, printing.words) };
      for (const item of tables)
        yield await docxOf(context, `${named.names.get(item.kept.id) ?? ''}.docx`, [item], printing.words);
      for (const item of figures) yield* figureFilesOf(context, item, ['.svg', '.png', '.pdf'], named);
      // The numbers behind figures stand in the workbook too.
      if (first)
        yield await xlsxOf(
          context,
          `${printing.words.t('kept_tables:workbook')}.xlsx`,
          items,
          printing.words,
        );
    }
  }
}

async function docxOf(
  context: JobContext,
  name: string,
  some: readonly Printable[],
  words: Words,
): Promise<KeptFile> {
  // Loaded on demand: the writer of Word files is large, and few commands need it.
  const { writeLaidTablesDocx } = await import('#formats/writing/laid-table-docx.ts');
  const tables = some.map(({ number, made, kept }) => ({
    number,
    table: withCodebookNote(context.db, kept, made.table, words),
    withNote: hasNote(kept),
    display: made.display,
  }));
  const { name: study, notice } = projectRow(context.db);
  const title = some.length === 1 ? titleOf(some[0]!, words) : study;
  const file = { tables, title, program: PROGRAM, date: context.now(), notice };
  return { name, bytes: await writeLaidTablesDocx(file, words), of: some };
}

async function xlsxOf(
  context: JobContext,
  name: string,
  some: readonly Printable[],
  words: Words,
): Promise<KeptFile> {
  const sheets = some.map((item) => ({
    name: labelOf(item, words),
    caption: titleOf(item, words),
    table: withCodebookNote(context.db, item.kept, item.made.table, words),
    withNote: hasNote(item.kept),
    display: item.made.display,
  }));
  const { notice } = projectRow(context.db);
  return { name, bytes: await writeLaidTablesXlsx(sheets, notice, context.now(), words), of: some };
}

/** The figure with its number and title as it is printed. */
export function printedFigure({ number, kept }: NumberedItem, { draw }: Made, { t }: Words): string | null {
  return draw?.({ title: kept.name, number: t('kept_tables:figure', { number }) }) ?? null;
}

type FigureEnding = '.svg' | '.png' | '.pdf';

/** The figure in these forms; adds to the problems what a form cannot show, unless it is the only one. */
async function* figureFilesOf(
  context: JobContext,
  item: Printable,
  endings: readonly FigureEnding[],
  { pictures, problems, words, names }: Printing,
): AsyncGenerator<KeptFile> {
  const svg = printedFigure(item, item.made, words) ?? '';
  const picture = pictures.find(({ id }) => id === item.kept.id);
  const bytesIn = async (ending: FigureEnding): Promise<Uint8Array | null> => {
    if (ending !== '.png') return await figureBytes(svg, ending === '.svg' ? 'svg' : 'pdf', context.now());
    if (!picture) return null;
    if (picture.svg !== svg) throw new AppError('conflict', 'errors:kept_figure_changed');
    return Buffer.from(picture.png, 'base64');
  };
  for (const ending of endings) {
    try {
      const bytes = await bytesIn(ending);
      const name = names ? `${names.get(item.kept.id) ?? ''}${ending}` : '';
      if (bytes) yield { name, bytes, of: [item] };
    } catch (error) {
      // Without a font for every character there is no pdf; the svg is whole all the same.
      if (endings.length === 1 || !(error instanceof AppError) || error.code === 'cancelled') throw error;
      problems.push({ id: item.kept.id, error: error.value });
    }
  }
}

const singleEndings: readonly string[] = ['.docx', '.xlsx', '.html', '.svg', '.pdf', '.png'];

async function write({ now, signal }: JobContext, to: string, files: readonly KeptFile[]): Promise<void> {
  const ending = extname(to).toLowerCase();
  if (ending === '.zip') {
    await writeWholeFolder(to, { zip: true, date: now(), signal }, async (folder) => {
      for (const { name, bytes } of files) await folder.add(name, [bytes]);
    });
  } else if (singleEndings.includes(ending)) {
    for (const { bytes } of files) writeWhole(to, bytes);
  } else await writeAllWhole(to, files, signal);
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

/** What the files of each item are called: no two alike, also where capitals or what file names may not contain differ. */
function fileNamesOf(items: readonly Printable[], words: Words): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const names = new Map<string, string>();
  for (const item of items) {
    const wanted = fileNameOf(item, words);
    const folded = wanted.toLowerCase();
    const behind = freeName(folded, taken).slice(folded.length);
    taken.add(folded + behind);
    names.set(item.kept.id, wanted + behind);
  }
  return names;
}

function fileNameOf(item: Printable, words: Words): string {
  const title = [...safeName(item.kept.name)].slice(0, MAX_TITLE_LENGTH).join('').trim();
  return [safeName(labelOf(item, words)), title].filter(Boolean).join(' ');
}
