// The archive of an exchange file: `project.qde` and the files of its sources, written to disk as it comes.
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { WrittenProject } from '#core/refi/write-project.ts';
import { projectXml } from './write-elements.ts';

/** A file of a source, read when it is its turn. */
export interface ArchiveEntry {
  readonly name: string;
  readonly bytes: () => Buffer;
}

/**
 * Writes the archive to `path`, whole or not at all. Entries are dated `date` (ISO). `entries` are asked for one by one,
 * so that one of them at a time is in memory. Throws what writing throws, and what `signal` was aborted with.
 */
export async function writeQdpx(
  path: string,
  project: WrittenProject,
  entries: Iterable<ArchiveEntry>,
  { date, signal }: { readonly date: string; readonly signal: AbortSignal },
): Promise<void> {
  const making = `${path}.making`;
  const zip = new ZipFile();
  const options = { mtime: new Date(date), forceDosTimestamp: true };
  // Read as a stream: the XML of a large study is longer than a string may be.
  zip.addReadStreamLazy('project.qde', options, (take) => {
    take(null, Readable.from(projectXml(project), { objectMode: false }));
  });
  for (const { name, bytes } of entries)
    zip.addReadStreamLazy(`sources/${name}`, options, (take) => {
      take(null, Readable.from([bytes()], { objectMode: false }));
    });
  zip.end();
  try {
    await pipeline(zip.outputStream, createWriteStream(making), { signal });
    await rename(making, path);
  } catch (error) {
    await rm(making, { force: true });
    throw error;
  }
}
