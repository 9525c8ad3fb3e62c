// Splits a file that was read into its bytes, which are stored at once, and its data, which is written later: so an
// import of any size holds no texts in memory.
import { AppError } from '#core/errors.ts';
import type { KeptBytes } from '#db/blobs-ahead.ts';
import { hashOf } from '#db/write.ts';
import { textToKeep } from '../texts.ts';
import type { ReadyFile } from './read.ts';
import { bytesOfOriginal } from './original.ts';
import { failedLine, type ReportLine } from './report.ts';
import type { Incoming, KeptIncoming } from './row.ts';

/** A file whose bytes are stored. */
export interface KeptFile extends Pick<ReadyFile, 'name' | 'called' | 'notes' | 'encoding' | 'table'> {
  readonly originalHash: string;
  readonly sources: readonly KeptIncoming[];
}

/** The file and its bytes; a line of the report if the file has changed or gone since it was read. */
export function keptFile(
  read: ReadyFile,
  newId: () => string,
): { readonly file: KeptFile | ReportLine; readonly blobs: readonly KeptBytes[] } {
  try {
    return partedFile(read, newId);
  } catch (error) {
    if (error instanceof AppError) return { file: failedLine(read.called, error.value), blobs: [] };
    throw error;
  }
}

/** The file and its bytes. Throws `conflict` if the file has changed since it was read. */
export function partedFile(
  { name, called, original, sources, notes, encoding, table }: ReadyFile,
  newId: () => string,
): { readonly file: KeptFile; readonly blobs: readonly KeptBytes[] } {
  const bytes = bytesOfOriginal(original, name);
  const kept = sources.map((source) => keptSource(source, newId()));
  const blobs = kept.flatMap((each) => each.blobs);
  return {
    file: {
      name,
      called,
      notes,
      encoding,
      table,
      originalHash: original.hash,
      sources: kept.map(({ source }) => source),
    },
    // If the text has the bytes of the file, they are stored once.
    blobs: blobs.some(({ hash }) => hash === original.hash)
      ? blobs
      : [...blobs, { hash: original.hash, bytes }],
  };
}

/** One source of a file, and its bytes. */
export function keptSource(
  { content, layout, ...facts }: Incoming,
  id: string,
): { readonly source: KeptIncoming; readonly blobs: readonly KeptBytes[] } {
  const { fields, blobs } = textToKeep(content);
  if (!layout?.length) return { source: { ...facts, id, text: fields, layoutHash: null }, blobs };
  const bytes = Buffer.from(JSON.stringify(layout));
  const hash = hashOf(bytes);
  return { source: { ...facts, id, text: fields, layoutHash: hash }, blobs: [...blobs, { hash, bytes }] };
}
