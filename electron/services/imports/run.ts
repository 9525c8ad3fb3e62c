// The way of thousands of files into a project: found, read ahead, kept a few at a time, compared, and written in one act
// with a report.
import type { JobContext } from '../context.ts';
import { readAhead } from './ahead.ts';
import { alikeTo } from './alike.ts';
import { findFiles, nameOfRun, type ChosenFile, type FoundFile } from './files.ts';
import { KnownFiles } from './known.ts';
import { pacedProgress } from './progress.ts';
import { readForImport, type ImportSettings } from './read.ts';
import type { Alike, ImportReport } from './report.ts';
import { ImportWriter, weightOf } from './write.ts';
import { formatSaid } from '#formats/reading/recognise.ts';

/** What is read and waits to be kept, at most: it bounds the memory of an import whatever the corpus. */
const AHEAD_FILES = 32;
const AHEAD_BYTES = 16 * 1024 * 1024;

/** Brings in what was chosen; see `imports.run`. */
export async function bringIn(
  context: JobContext,
  settings: ImportSettings & { readonly alike: boolean },
  chosen: readonly ChosenFile[],
): Promise<ImportReport> {
  const { files, left } = await findFiles(context.files, chosen);
  const known = new KnownFiles(context.db);
  const writer = new ImportWriter(context, known, settings.encoding);
  try {
    await readAndKeep(context, settings, files, known, writer);
  } catch (error) {
    // What was read until then is written with the report.
    if (!context.signal.aborted) throw error;
  }
  const account = { name: nameOfRun(chosen), left, cancelled: writer.taken < files.length };
  if (account.cancelled || !settings.alike) return writer.conclude({ ...account, alike: [] });
  let alike: readonly Alike[] = [];
  try {
    alike = await alikeTo(context, writer.toCompare());
  } catch (error) {
    // Everything is read: who stops the search for near-duplicates does not stop the import.
    if (!context.signal.aborted) throw error;
  }
  return writer.conclude({ ...account, alike });
}

async function readAndKeep(
  context: JobContext,
  settings: ImportSettings,
  files: readonly FoundFile[],
  known: KnownFiles,
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
  // When writing fails, what is still being read is no longer wanted.
  const stop = new AbortController();
  const signal = AbortSignal.any([context.signal, stop.signal]);
  const reader = context.reading.reader();
  const parts = { db: context.db, reader, known, settings, signal };
  const read = (file: FoundFile) => readForImport(parts, file);
  const parsed = AHEAD_BYTES / (reader.size + 1);
  /** What a parser makes of a file is known once it is read: until then each has an equal share. */
  const expected = ({ name, bytes }: FoundFile): number =>
    formatSaid(name) === 'txt' ? bytes : Math.max(bytes, parsed);
  try {
    say();
    const ahead = { files: AHEAD_FILES, bytes: AHEAD_BYTES };
    for await (const { item, read: file } of readAhead(files, read, expected, weightOf, ahead)) {
      writer.add(file);
      done += 1;
      doneBytes += item.bytes;
      say();
      if (context.signal.aborted) return;
    }
    writer.flush();
    context.progress({ done, total: files.length, bytes: { done: doneBytes, total } });
  } finally {
    stop.abort();
    paced.end();
  }
}
