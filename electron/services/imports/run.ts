// Imports thousands of files: finds them, reads ahead, stores texts in batches, compares them, and writes all sources
// as one act with a report.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { TextsAhead } from '../../engines/texts-ahead.ts';
import type { JobContext } from '../context.ts';
import { readAhead } from './ahead.ts';
import { alikeTo } from './alike.ts';
import { findFiles, nameOfRun, type ChosenFile, type FoundFile } from './files.ts';
import { KnownFiles } from './known.ts';
import { pacedProgress } from './progress.ts';
import { readForImport, type ImportSettings } from './read.ts';
import type { ImportReport } from './report.ts';
import { ImportWriter, weightOf } from './write.ts';
import { formatSaid } from '#formats/reading/recognise.ts';

/** How many files may be read ahead and wait to be stored: this bounds the memory of an import of any size. */
const MAX_AHEAD_FILES = 32;
const MAX_AHEAD_BYTES = 16 * 1024 * 1024;

/** Imports the chosen files; see `imports.run`. */
export async function importChosen(
  context: JobContext,
  settings: ImportSettings & { readonly alike: boolean },
  chosen: readonly ChosenFile[],
): Promise<ImportReport> {
  using texts = new TextsAhead(settings.encoding);
  texts.expect(chosen.map(({ name }) => name));
  const { files, left } = await findFiles(context.files, chosen, (names) => texts.expect(names));
  texts.begin(files);
  const known = new KnownFiles(context.db);
  const writer = new ImportWriter(context, known, settings.encoding);
  try {
    await readAndKeep(context, settings, files, known, texts, writer);
  } catch (error) {
    // Files that were read before the cancel are imported, with the report.
    if (!context.signal.aborted) throw error;
  }
  const account = { name: nameOfRun(chosen), left, cancelled: writer.taken < files.length };
  const isCompared = settings.alike && !account.cancelled;
  const alike = isCompared ? await alikeTo(context, writer.toCompare()) : [];
  return writer.conclude({ ...account, alike });
}

async function readAndKeep(
  context: JobContext,
  settings: ImportSettings,
  files: readonly FoundFile[],
  known: KnownFiles,
  texts: TextsAhead,
  writer: ImportWriter,
): Promise<void> {
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const paced = pacedProgress(context.progress);
  let done = 0;
  let doneBytes = 0;
  const say = (): void => {
    const next = files[done];
    const bytes = { done: doneBytes, total };
    paced.say({ done, total: files.length, bytes, ...(next ? { name: next.called } : {}) });
  };
  // If writing fails, files that are being read are no longer needed.
  const stop = new AbortController();
  const signal = AbortSignal.any([context.signal, stop.signal]);
  signal.addEventListener('abort', () => texts[Symbol.dispose](), { once: true });
  const reader = context.reading.reader();
  const parts = { db: context.db, reader, known, settings, texts, signal };
  const read = (file: FoundFile) => readForImport(parts, file);
  const parsed = MAX_AHEAD_BYTES / (reader.size + 1);
  /** How much memory a parsed file takes is known only once it is read; until then each file has an equal share. */
  const expected = ({ name, bytes }: FoundFile): number =>
    formatSaid(name) === 'txt' ? bytes : Math.max(bytes, parsed);
  try {
    say();
    const ahead = { files: MAX_AHEAD_FILES, bytes: MAX_AHEAD_BYTES };
    for await (const { item, read: file } of readAhead(files, read, expected, weightOf, ahead)) {
      writer.add(file);
      done += 1;
      doneBytes += item.bytes;
      say();
      if (context.signal.aborted) return;
      if (texts.done(item)) {
        writer.flush();
        texts.lendAgain();
        await nextTurn();
      }
    }
    writer.flush();
    context.progress({ done, total: files.length, bytes: { done: doneBytes, total } });
  } finally {
    stop.abort();
    paced.end();
  }
}
