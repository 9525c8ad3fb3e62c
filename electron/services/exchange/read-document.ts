// The words of a document of an exchange file that came without a plain text beside it: read as Concord reads any
// document, in a process of its own.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { temporaryName } from '#core/leftovers.ts';
import { AppError } from '#core/errors.ts';
import type { PageLayout } from '#core/page-layout.ts';
import type { PageStart } from '#core/pages.ts';
import type { SourceFile } from '#formats/refi/container.ts';
import type { FoundText } from '#formats/refi/read-text.ts';
import type { JobContext } from '../context.ts';

/** A text that Concord has read from a document: how the program that wrote the file counted it, nothing tells. */
export interface ReadDocument extends FoundText {
  readonly rich: SourceFile;
  readonly pages: readonly PageStart[];
  readonly layout: readonly PageLayout[] | null;
}

/** The text of the document; null where there is none to be read in it. Throws `cancelled`. */
export async function readDocument(
  { reading, signal }: Pick<JobContext, 'reading' | 'signal'>,
  document: SourceFile,
): Promise<ReadDocument | null> {
  const name = document.entry.split('/').at(-1) ?? document.entry;
  const folder = await mkdtemp(join(tmpdir(), temporaryName('document', process.pid)));
  try {
    // The name on the disk is ours: that in the archive may be one that this system does not allow.
    const path = join(folder, 'document');
    await writeFile(path, document.bytes);
    const read = await reading.reader().read(path, name, { signal });
    if (read.type === 'table') return null;
    const { text, doc, pages, layout } = read;
    const notes = [
      { key: 'exchange:read_from_document', parameters: { entry: document.entry } },
      ...read.notes,
    ];
    return { decoded: text, doc, pages, layout, notes, plain: null, rich: document };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof AppError && error.code !== 'cancelled') return null;
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
